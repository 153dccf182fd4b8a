import { denyingPolicy } from './__testUtils__/denyingPolicy';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { SILENT_HOST } from './__testUtils__/portalConfig';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe("a repository's name", () => {
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

  const send = (question: Record<string, string>) =>
    portal.client.send(
      `/scaffolder/slipway/repository-name?${new URLSearchParams({
        templateRef: 'template:default/service',
        ...question,
      })}`,
    );
  const look = async (name: string, more: Record<string, string> = {}) => {
    const repoUrl = `${portal.host}?owner=acme&repo=${name}`;
    const response = await send({ name, repoUrl, ...more });
    expect(response.status).toBe(200);
    const { state, message } = await response.json();
    return [state, message.replaceAll(portal.host, 'HOST')];
  };
  const answersFor = (name: string) => ({
    name,
    owner: 'group:default/platform',
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
  });

  it('is free, taken, unfinished or whole, as Create sees it', async () => {
    const { client } = portal;
    expect(await look('named')).toEqual([
      'free',
      'The name acme/named on HOST is free',
    ]);

    await client.run(answersFor('named'), {
      template: 'service-until-repository',
    });
    portal.record.clear();
    expect(await look('named')).toEqual([
      'unfinished',
      'An earlier run left acme/named on HOST empty; with the answers it was begun with, it is continued',
    ]);
    const taken =
      'The name acme/named is taken on HOST by a repository that was not created for this service; choose another name';
    expect(await look('named', { name: 'other' })).toEqual(['taken', taken]);
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);

    const finished = await client.run(answersFor('named'));
    expect(finished.status).toBe('completed');
    expect(await look('named')).toEqual([
      'whole',
      'acme/named on HOST exists and was created for this service; with the answers it was created from, only what is missing elsewhere is added',
    ]);

    await forgeRequest(portal, '/orgs/acme/repos', {
      method: 'POST',
      body: { name: 'secret-plans', private: true },
    });
    // What Create says of it, and no more.
    const { error } = await client.run(answersFor('secret-plans'));
    expect(error?.message).toContain(
      `the name acme/secret-plans is taken on ${portal.host} by a repository that was not created for`,
    );
    expect((await look('secret-plans'))[0]).toBe('taken');
  });

  it('is not looked up where the template lets no repository be', async () => {
    const templateRef = 'template:default/service-in-places';
    for (const repoUrl of [
      `${portal.host}?owner=slipway&repo=named`,
      `${portal.host}?owner=ACME&repo=named`,
      'forge.example.org?owner=acme&repo=named',
      `${SILENT_HOST}?owner=acme&repo=named`,
      'nowhere',
      `${portal.host}?owner=acme&repo=../..`,
    ]) {
      const [state, message] = await look('named', { templateRef, repoUrl });
      expect([repoUrl, state]).toEqual([repoUrl, 'refused']);
      expect(message).toMatch(
        /is not offered by the template|names no owner|repository name .* must/,
      );
    }
    const foreign = { repoUrl: 'forge.example.org?owner=acme&repo=named' };
    expect((await look('named', foreign))[1]).toMatch(
      /^host "forge.example.org" is not configured under integrations/,
    );
    expect(portal.record.requests).toEqual([]);
  });

  it('is refused where the account of the portal may create nothing', async () => {
    const at = (owner: string) => ({
      repoUrl: `${portal.host}?owner=${owner}&repo=named`,
    });
    expect(await look('named', at('nobody'))).toEqual([
      'refused',
      'owner "nobody" does not exist on HOST, or the credentials may not see it; choose an organisation that exists',
    ]);
    expect(await look('named', at('guest'))).toEqual([
      'refused',
      `owner "guest" is another user's account on HOST; choose an organisation or slipway`,
    ]);
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
  });

  it('is unknown where the forge cannot be asked', async () => {
    const silent = { repoUrl: `${SILENT_HOST}?owner=acme&repo=named` };
    expect(await look('named', silent)).toEqual([
      'unknown',
      expect.stringContaining('nothing listens there'),
    ]);
    const stranger = portal.host.replace('localhost', '127.0.0.1');
    const repoUrl = `${stranger}?owner=acme&repo=named`;
    expect(await look('named', { repoUrl })).toEqual([
      'unknown',
      expect.stringContaining('the credentials are not valid'),
    ]);
  });

  it('is left to Create where it looks with a person’s own credentials', async () => {
    const templateRef = 'template:default/service-with-own-token';
    expect(await look('named', { templateRef })).toEqual([
      'unknown',
      'Create looks at HOST with your own credentials and tells then whether acme/named is free',
    ]);
    expect(portal.record.requests).toEqual([]);
  });

  it('is told to people who may run the template', async () => {
    const repoUrl = `${portal.host}?owner=acme&repo=named`;
    denied.add('scaffolder.task.create');
    expect((await send({ repoUrl })).status).toBe(403);
    denied.clear();
    denied.add('catalog.entity.read');
    expect((await send({ repoUrl })).status).toBe(404);
    denied.clear();
    const anonymous = await fetch(
      `${portal.url}/api/scaffolder/slipway/repository-name?templateRef=template:default/service&repoUrl=${repoUrl}`,
    );
    expect(anonymous.status).toBe(401);
    expect((await send({ repoUrl, path: '/etc/passwd' })).status).toBe(400);
    expect((await send({ name: 'x' })).status).toBe(400);
    expect(portal.record.requests).toEqual([]);
  });

  it('is not told to whoever tries out names', async () => {
    const repoUrl = `${portal.host}?owner=slipway&repo=named`;
    const templateRef = 'template:default/service-in-places';
    const answers = await Promise.all(
      // Too many for a minute, also where one ends among them.
      Array.from({ length: 121 }, () => send({ repoUrl, templateRef })),
    );
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await refused?.json()).error.message).toMatch(
      /^You have looked up too many names; wait a minute/,
    );
  });
});
