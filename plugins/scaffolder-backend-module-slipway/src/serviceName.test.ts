import { denyingPolicy } from './__testUtils__/denyingPolicy';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe("a service's name", () => {
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

  const place = (name: string) => `${portal.host}?owner=acme&repo=${name}`;
  const send = (question: Record<string, string>) =>
    portal.client.send(
      `/scaffolder/slipway/service-name?${new URLSearchParams({
        templateRef: 'template:default/service',
        ...question,
      })}`,
    );
  const look = async (name: string, more: Record<string, string> = {}) => {
    const response = await send({ name, repoUrl: place(name), ...more });
    expect(response.status).toBe(200);
    const { problems } = await response.json();
    return problems;
  };

  it('is taken where the catalog has it from elsewhere, in the words of Create', async () => {
    const { error } = await portal.client.run({
      name: 'legacy',
      owner: 'group:default/platform',
      repoUrl: place('legacy'),
    });
    portal.record.clear();
    const problems = await look('legacy');
    expect(problems).toEqual([
      expect.stringMatching(
        /^component:default\/legacy is in the catalog already, from file:.*; choose another name$/,
      ),
    ]);
    expect(error?.message).toBe(`name: ${problems[0]}`);
    expect(await look('legacy-2')).toEqual([]);
    expect(portal.record.requests).toEqual([]);
  });

  it('is its own where the catalog has it from the repository that is named, and taken for any other', async () => {
    const { status } = await portal.client.run({
      name: 'again',
      owner: 'group:default/platform',
      repoUrl: place('again'),
    });
    expect(status).toBe('completed');
    portal.record.clear();
    expect(await look('again')).toEqual([]);
    expect(await look('again', { repoUrl: place('elsewhere') })).toEqual(
      ['component:default/again', 'api:default/again'].map(
        ref =>
          `${ref} is in the catalog already, from url:http://${portal.host}/acme/again/tree/main/catalog-info.yaml; choose another name`,
      ),
    );
    expect(portal.record.requests).toEqual([]);
  });

  it('is looked up for people with their own rights, though not with their own credentials', async () => {
    const templateRef = 'template:default/service-with-own-token';
    expect(await look('legacy', { templateRef })).toHaveLength(1);
    expect(await look('no name')).toEqual([]);
    expect(
      await look('legacy', {
        templateRef: 'template:default/service-in-places',
        repoUrl: `${portal.host}?owner=slipway&repo=legacy`,
      }),
    ).toEqual([]);

    denied.add('scaffolder.task.create');
    const question = { name: 'legacy', repoUrl: place('legacy') };
    expect((await send(question)).status).toBe(403);
    denied.clear();
    denied.add('catalog.entity.read');
    expect((await send(question)).status).toBe(404);
    const anonymous = await fetch(
      `${portal.url}/api/scaffolder/slipway/service-name?${new URLSearchParams(
        question,
      )}`,
    );
    expect(anonymous.status).toBe(401);
    expect((await send({ repoUrl: place('legacy') })).status).toBe(400);
    expect(portal.record.requests).toEqual([]);
  });

  it('is not told to whoever tries out names, and leaves an audit event', async () => {
    const question = { name: 'no name', repoUrl: 'nowhere' };
    const answers = await Promise.all(
      // Too many for a minute, also where one ends among them.
      Array.from({ length: 121 }, () => send(question)),
    );
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(portal.logged.join('\n')).toContain('slipway-service-name');
  });
});
