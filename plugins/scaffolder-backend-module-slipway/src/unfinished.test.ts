import { JsonObject } from '@backstage/types';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('a repository that a run left unfinished', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());
  beforeEach(() => portal.record.clear());

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
