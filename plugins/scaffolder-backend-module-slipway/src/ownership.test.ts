import { JsonObject } from '@backstage/types';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('who owns a service', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());

  const answersFor = (
    owner: string,
    name: string,
    more: JsonObject = {},
  ): JsonObject => ({
    name,
    owner: 'group:default/orders',
    repoUrl: `${portal.host}?owner=${owner}&repo=${name}`,
    ...more,
  });

  it('may push to its repository', async () => {
    const { client, forge } = portal;

    const task = await client.run(answersFor('acme', 'owned'));

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    expect(task.log.join('\n')).toContain('access of team orders: created');
    const { body } = await forgeRequest(portal, '/repos/acme/owned/teams');
    expect(body).toEqual([
      expect.objectContaining({ slug: 'orders', permission: 'push' }),
    ]);
    const settings = await fetch(`${forge.url}/acme/owned/settings`);
    expect(await settings.text()).toMatch(
      /team orders<\/a>\s*<\/t[dh]>\s*<td>push/,
    );
    const protection = await forgeRequest(
      portal,
      '/repos/acme/owned/branches/main/protection',
    );
    expect(protection.body.required_pull_request_reviews).toMatchObject({
      required_approving_review_count: 1,
    });
  });

  it('gets access again where it was taken away', async () => {
    const { client } = portal;
    const path = '/orgs/acme/teams/orders/repos/acme/owned';
    await forgeRequest(portal, path, { method: 'DELETE' });
    portal.record.clear();

    const task = await client.run(answersFor('acme', 'owned'));

    expect(task.status).toBe('completed');
    const writes = portal.record.requests.filter(each => each.writes);
    expect(writes.map(({ method, path: at }) => `${method} ${at}`)).toEqual([
      `PUT /api/v3${path}`,
    ]);
  });

  it('may be a person', async () => {
    const { client } = portal;
    const owner = 'user:default/guest';

    const task = await client.run(answersFor('acme', 'personal', { owner }));

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    expect(task.log.join('\n')).toContain('access of user guest: created');
  });

  it('can merge without anybody else in a personal account', async () => {
    const { client } = portal;
    const answers = answersFor('slipway', 'alone', {
      environments: [{ name: 'staging' }],
    });

    const task = await client.run(answers);

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const log = task.log.join('\n');
    expect(log).toContain('protection of branch main, without an approval');
    expect(log).not.toContain('access of');
    const { body } = await forgeRequest(
      portal,
      '/repos/slipway/alone/branches/main/protection',
    );
    expect(body).toMatchObject({
      enforce_admins: { enabled: true },
      required_pull_request_reviews: { required_approving_review_count: 0 },
    });
  });
});
