import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('the actions in a portal', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  it('create a service', async () => {
    const { client, host, record } = portal;
    const started = Date.now();
    const task = await client.run({
      name: 'orders',
      owner: 'group:default/platform',
      repoUrl: `${host}?owner=acme&repo=orders`,
    });
    console.log(
      Date.now() - started,
      task,
      record.requests.map(r => `${r.method} ${r.path} ${r.status}`).join('\n'),
    );
    expect(task.status).toBe('completed');
  });
});
