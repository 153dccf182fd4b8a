import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { JsonObject } from '@backstage/types';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { FORGE_TOKEN, Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

/** What people make of the field that says whose a repository is, and of what it says. */
describe('a repository whose marker was touched', () => {
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
  const others = (name: string) => ({
    ...answersFor(name),
    owner: 'group:default/orders',
  });

  async function make(name: string, template = 'service'): Promise<void> {
    const task = await portal.client.run(answersFor(name), { template });
    expect([task.status, task.error]).toEqual(['completed', undefined]);
  }

  async function rewrite(name: string, edit: (homepage: string) => string) {
    const path = `/repos/acme/${name}`;
    const { body } = await forgeRequest(portal, path);
    const homepage = edit(body.homepage);
    await forgeRequest(portal, path, { method: 'PATCH', body: { homepage } });
  }

  /** What a run says, and what it wrote. */
  async function outcomeOf(answers: JsonObject) {
    portal.record.clear();
    const { status, error } = await portal.client.run(answers);
    const writes = portal.record.requests
      .filter(each => each.writes)
      .map(({ method, path }) => `${method} ${path}`);
    return { status, message: error?.message, writes };
  }

  const withoutAnswers = (homepage: string) => homepage.split('#')[0]!;

  it.each([
    ['forgotten', 'service-until-pipeline'],
    ['shortened', 'service'],
  ])(
    'is not gone on in where nobody knows from which answers: %s',
    async (name, template) => {
      await make(name, template);
      await rewrite(name, withoutAnswers);

      expect(await outcomeOf(answersFor(name))).toEqual({
        status: 'failed',
        message: `repoUrl: acme/${name} on ${portal.host} does not say from which answers it was made: the address of the component that it carries has lost its end, from # on; nothing was changed. Give it back its end, delete the repository, or choose another name`,
        writes: [],
      });
      const approved = {
        ...answersFor(name),
        environments: [
          { name: 'staging' },
          { name: 'production', approvers: ['group:default/orders'] },
        ],
      };
      for (const answers of [approved, others(name)]) {
        expect(await outcomeOf(answers)).toMatchObject({
          status: 'failed',
          writes: [],
        });
      }
    },
  );

  it.each([
    [
      'another service',
      () => 'http://localhost:3000/catalog/default/component/x',
    ],
    ['somebody', (homepage: string) => `${homepage.replace('#', '/docs#')}`],
    ['nobody', () => ''],
  ])('is left alone where it is of %s by now', async (whose, edit) => {
    const name = `of-${whose.replace(' ', '-')}`;
    await make(name);
    await rewrite(name, edit);

    expect(await outcomeOf(answersFor(name))).toEqual({
      status: 'failed',
      message: expect.stringMatching(
        /is taken on .* by a repository that was not created for http/,
      ),
      writes: [],
    });
  });

  it('is not the one of a service that is called otherwise', async () => {
    await make('component');
    const answers = { ...answersFor('component'), name: 'renamed' };

    expect(await outcomeOf(answers)).toEqual({
      status: 'failed',
      message: expect.stringContaining('that was not created for'),
      writes: [],
    });
  });

  it('is of the same answers in whatever order they are given', async () => {
    await make('ordered', 'service-until-pipeline');
    const entries = Object.entries(answersFor('ordered')).reverse();

    expect(await outcomeOf(Object.fromEntries(entries))).toMatchObject({
      status: 'completed',
      message: undefined,
    });
  });

  it('is not gone on in by others where somebody has begun a branch in it', async () => {
    const name = 'branched';
    await make(name, 'service-until-pipeline');
    const work = await mkdtemp(join(portal.folder, 'work-'));
    const git = (...args: string[]) =>
      promisify(execFile)(
        'git',
        ['-c', 'user.name=T', '-c', 'user.email=t@localhost', ...args],
        { cwd: work, env: { PATH: process.env.PATH, HOME: work } },
      );
    const url = portal.forge.url.replace('//', `//x:${FORGE_TOKEN}@`);
    await git('init', '-q', '-b', 'idea');
    await git('commit', '-q', '--allow-empty', '-m', 'Idea');
    await git('push', '-q', `${url}/acme/${name}.git`, 'idea');

    expect(await outcomeOf(others(name))).toEqual({
      status: 'failed',
      message: expect.stringContaining('from other answers; nothing was'),
      writes: [],
    });
    expect(await outcomeOf(answersFor(name))).toMatchObject({
      status: 'completed',
      message: undefined,
    });
  });

  it('is not offered while typing where the name leads somewhere else', async () => {
    const name = 'typed';
    await make(name);
    const path = `/repos/acme/${name}`;
    const body = { name: 'typed-after' };
    await forgeRequest(portal, path, { method: 'PATCH', body });
    const repoUrl = `${portal.host}?owner=acme&repo=${name}`;
    const templateRef = 'template:default/service';
    const query = new URLSearchParams({ name, repoUrl, templateRef });
    const { state } = await portal.client.ask(
      `/scaffolder/slipway/repository-name?${query}`,
    );
    expect(state).toBe('taken');
  });
});
