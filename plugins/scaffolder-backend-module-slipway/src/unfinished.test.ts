import { JsonObject } from '@backstage/types';
import { denyingPolicy } from './__testUtils__/denyingPolicy';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { setTroubles } from './__testUtils__/setTroubles';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('a repository that a run left unfinished', () => {
  const denied = new Set<string>();
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({ policy: denyingPolicy(denied) });
  });
  afterAll(() => portal?.stop());
  beforeEach(() => {
    denied.clear();
    portal.record.clear();
  });

  const answersFor = (name: string, owner = 'platform'): JsonObject => ({
    name,
    owner: `group:default/${owner}`,
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
  });
  const writes = () => portal.record.requests.filter(each => each.writes);

  async function teamsOf(name: string): Promise<readonly string[]> {
    const { body } = await forgeRequest(portal, `/repos/acme/${name}/teams`);
    return body.map(({ slug }: { readonly slug: string }) => slug);
  }

  it.each<[string, (name: string) => JsonObject]>([
    ['another owner', name => answersFor(name, 'orders')],
    [
      'another description',
      name => ({ ...answersFor(name), description: 'Of somebody else.' }),
    ],
  ])('is not taken over with %s', async (what, otherAnswers) => {
    const { client, host } = portal;
    const name = what.replace(/ /g, '-');
    const begun = await client.run(answersFor(name), {
      template: 'service-until-pipeline',
    });
    expect([begun.status, begun.error]).toEqual(['completed', undefined]);
    portal.record.clear();

    const other = await client.run(otherAnswers(name));

    expect(other.status).toBe('failed');
    expect(other.error).toEqual({
      name: 'ConflictError',
      message: `repoUrl: acme/${name} on ${host} was made by another run, from other answers; nothing was changed. Run the template with those, discard what that run of user:default/guest left at the portal's /create/tasks/${begun.id}, or choose another name`,
    });
    expect(writes()).toEqual([]);
    expect(await teamsOf(name)).toEqual(['platform']);

    const { status, error } = await client.run(answersFor(name));
    expect([status, error]).toEqual(['completed', undefined]);
  });

  it('is told without whose it is to those who may not read records', async () => {
    const { client } = portal;
    const template = 'service-until-repository';
    const begun = await client.run(answersFor('unnamed'), { template });
    expect([begun.status, begun.error]).toEqual(['completed', undefined]);
    denied.add('slipway.record.read');

    const other = await client.run(answersFor('unnamed', 'orders'));

    expect(other.error?.name).toBe('ConflictError');
    expect(other.error?.message).toContain(
      'was made by another run, from other answers; nothing was changed. Run the template with those, discard what that run left, or choose another name',
    );
  });

  it('is named by its task where that was faster', async () => {
    const { client, host } = portal;
    const template = 'service-until-repository';
    const faster = await client.run(answersFor('faster'), { template });
    expect([faster.status, faster.error]).toEqual(['completed', undefined]);
    // The look before everything comes too early to see it.
    const path = '/repos/acme/faster';
    await setTroubles(portal, [{ method: 'GET', path, status: 404 }]);
    portal.record.clear();

    const slower = await client.run(answersFor('faster', 'orders'));

    expect(slower.log.join('\n')).toContain('the name acme/faster');
    expect(slower.error).toEqual({
      name: 'ConflictError',
      message: `repoUrl: acme/faster on ${host} was made by another run, from other answers; nothing was changed. Run the template with those, discard what that run of user:default/guest left at the portal's /create/tasks/${faster.id}, or choose another name`,
    });
    expect(writes().map(({ status }) => status)).toEqual([422]);
  });

  it('is told as what it is where the look after it fails', async () => {
    const { client } = portal;
    const made = await client.run(answersFor('unseen'), {
      template: 'service-until-repository',
    });
    expect([made.status, made.error]).toEqual(['completed', undefined]);
    const look = { method: 'GET', path: '/repos/acme/unseen' };
    await setTroubles(portal, [
      { ...look, status: 404 },
      // The look of the request that finds the name taken.
      { ...look, delayMs: 1 },
      { ...look, status: 403, times: 9 },
    ]);

    const { error } = await client.run(answersFor('unseen', 'orders'));
    await setTroubles(portal, []);

    expect(error?.name).toBe('ConflictError');
    expect(error?.message).toMatch(/^repoUrl: /);
  });

  it('belongs to one of two runs that begin at once', async () => {
    const { client } = portal;
    const owners = ['platform', 'orders'];

    const tasks = await Promise.all(
      owners.map(owner => client.run(answersFor('raced', owner))),
    );

    expect(tasks.map(({ status }) => status).sort()).toEqual([
      'completed',
      'failed',
    ]);
    const won = tasks.findIndex(({ status }) => status === 'completed');
    expect(tasks[1 - won]?.error?.message).toMatch(
      /^repoUrl: acme\/raced (on|exists on) .*other answers/,
    );
    expect(await teamsOf('raced')).toEqual([owners[won]]);
  });
});
