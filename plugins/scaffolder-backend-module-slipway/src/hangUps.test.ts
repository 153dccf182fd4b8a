import { setTimeout } from 'node:timers/promises';
import { setTroubles } from './__testUtils__/setTroubles';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('a client that hangs up', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());
  afterEach(() => setTroubles(portal, []));

  async function until(isTrue: () => boolean) {
    for (let attempt = 0; !isTrue() && attempt < 1000; attempt++) {
      await setTimeout(10);
    }
    expect(isTrue()).toBe(true);
  }

  const answers = () => ({
    name: 'orders',
    owner: 'group:default/platform',
    repoUrl: `${portal.host}?owner=acme&repo=orders`,
  });
  const templateRef = 'template:default/service';

  it.each([
    [
      'slipway-repository-name',
      () => {
        const { name, repoUrl } = answers();
        const query = new URLSearchParams({ templateRef, name, repoUrl });
        return { path: `repository-name?${query}` };
      },
    ],
    [
      'slipway-preview',
      () => ({
        path: 'preview/plan',
        body: { templateRef, answers: answers(), entered: [] },
      }),
    ],
  ] as const)('is no failure of %s', async (eventId, question) => {
    await setTroubles(portal, [
      { path: '/repos/acme/orders', delayMs: 600_000, times: 20 },
    ]);
    portal.record.clear();
    const before = portal.logged.length;
    const { path, ...rest } = question();
    const hand = new AbortController();
    const asked = fetch(`${portal.url}/api/scaffolder/slipway/${path}`, {
      method: 'body' in rest ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${portal.client.token}`,
        'content-type': 'application/json',
      },
      ...('body' in rest && { body: JSON.stringify(rest.body) }),
      signal: hand.signal,
    });
    // The backend is in the midst of it.
    await until(() => portal.record.requests.length > 0);
    hand.abort();
    await expect(asked).rejects.toThrow();

    const told = () => portal.logged.slice(before);
    const events = () =>
      told().filter(line => line.startsWith(`scaffolder.${eventId} `));
    await until(() => events().length > 1);
    expect(events()[1]).toContain('"status":"succeeded"');
    expect(events()[1]).toContain('"abandoned":true');
    // Whatever were told of it would be told by now.
    await portal.client.entity(templateRef);
    expect(told().join('\n')).not.toMatch(/request failed|abort/i);
  });
});
