import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { JsonObject } from '@backstage/types';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { FORGE_TOKEN, Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

/** What happens to a repository after it was made, by other hands. */
describe('a repository that is not as it was left', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());

  const answersFor = (name: string): JsonObject => ({
    name,
    owner: 'group:default/platform',
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
  });
  const writes = () => portal.record.requests.filter(each => each.writes);

  async function made(name: string, template = 'service') {
    const task = await portal.client.run(answersFor(name), { template });
    expect([task.status, task.error]).toEqual(['completed', undefined]);
    portal.record.clear();
    return task;
  }

  /** The error of a run that must not have changed anything. */
  async function refusalOf(name: string) {
    const task = await portal.client.run(answersFor(name));
    expect(writes()).toEqual([]);
    return task.error;
  }

  async function commit(name: string, subjects: readonly string[]) {
    const work = await mkdtemp(join(portal.folder, 'work-'));
    const url = portal.forge.url.replace('//', `//x:${FORGE_TOKEN}@`);
    const git = (...args: string[]) =>
      promisify(execFile)(
        'git',
        ['-c', 'user.name=T', '-c', 'user.email=t@localhost', ...args],
        { cwd: work, env: { PATH: process.env.PATH, HOME: work } },
      );
    await git('clone', '-q', `${url}/acme/${name}.git`, '.');
    // As an administrator would who lifts the protection for a moment.
    const path = `/repos/acme/${name}/branches/main/protection`;
    await forgeRequest(portal, path, { method: 'DELETE' });
    for (const subject of subjects) {
      await git('commit', '-q', '--allow-empty', '-m', subject);
    }
    await git('rm', '-q', '-r', 'bin');
    await git('commit', '-q', '-m', 'Do without');
    await git('push', '-q', 'origin', 'main');
    portal.record.clear();
  }

  it('is left alone where its team went on', async () => {
    await made('going-on');
    await commit('going-on', ['One', 'Two']);

    expect(await refusalOf('going-on')).toEqual({
      name: 'ConflictError',
      message: `repoUrl: acme/going-on exists on ${portal.host} and its team went on: 3 commits follow the first one; nothing was changed. Work on it there, or choose another name`,
    });
  });

  it('is recognised by its former name, and its record by its identifier', async () => {
    const task = await made('before');
    const path = '/repos/acme/before';
    const { body } = await forgeRequest(portal, path, {
      method: 'PATCH',
      body: { name: 'after' },
    });
    portal.record.clear();

    expect(await refusalOf('before')).toEqual({
      name: 'ConflictError',
      message: `repoUrl: acme/before is called acme/after on ${portal.host} now; give that name to work on it, or choose another one`,
    });
    const host = encodeURIComponent(portal.host);
    const at = `/slipway/v1/records/${host}/${body.id}`;
    expect(await portal.client.ask(at)).toMatchObject({ taskId: task.id });
  });

  it('is refused where it was deleted and made again by somebody else', async () => {
    await made('twice-made');
    const path = '/repos/acme/twice-made';
    const { body: first } = await forgeRequest(portal, path);
    await forgeRequest(portal, path, { method: 'DELETE' });
    const { body: second } = await forgeRequest(portal, '/orgs/acme/repos', {
      method: 'POST',
      body: {
        name: 'twice-made',
        private: true,
        homepage: first.homepage,
      },
    });
    portal.record.clear();

    expect(await refusalOf('twice-made')).toEqual({
      name: 'ConflictError',
      message: `repoUrl: acme/twice-made on ${portal.host} is not the repository that was made for this service: that one was deleted, and this one, which GitHub knows as ${second.id}, was made since; nothing was changed. Run the task again that made it, delete it, or choose another name`,
    });
  });

  it('is noticed by the task that made the first one, before there is a record', async () => {
    const { client } = portal;
    const task = await made('task-made', 'service-until-repository');
    const path = '/repos/acme/task-made';
    const { body: first } = await forgeRequest(portal, path);
    const { homepage } = first;
    await forgeRequest(portal, path, { method: 'DELETE' });
    await forgeRequest(portal, '/orgs/acme/repos', {
      method: 'POST',
      body: { name: 'task-made', private: true, homepage },
    });
    portal.record.clear();
    const retry = async () => {
      const at = `/scaffolder/v2/tasks/${task.id}/retry`;
      await client.ask(at, { method: 'POST', body: {} });
      return client.finish(task.id);
    };

    const refused = await retry();

    expect(refused.error?.message).toContain('is not the repository that was');
    expect(writes()).toEqual([]);

    // Deleted on purpose, the task makes another one and stays with it.
    await forgeRequest(portal, path, { method: 'DELETE' });
    const again = await retry();
    expect([again.status, again.error]).toEqual(['completed', undefined]);
    expect(again.output.repositoryId).not.toBe(String(first.id));
    portal.record.clear();
    const once = await retry();
    expect([once.status, once.error]).toEqual(['completed', undefined]);
    expect(writes()).toEqual([]);
  });
});
