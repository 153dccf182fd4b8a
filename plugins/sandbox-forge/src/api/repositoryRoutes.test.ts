import { DescribedForge } from '../__testUtils__/DescribedForge';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';

jest.setTimeout(60_000);

describe('accounts and repositories', () => {
  let fixture: ForgeFixture;
  let forge: DescribedForge;
  beforeAll(async () => {
    fixture = await ForgeFixture.start();
    forge = new DescribedForge(fixture);
  });
  afterAll(() => fixture.stop());

  it('has an organisation with teams, the guest and the bot that owns the token', async () => {
    expect((await forge.expect(200, 'GET', '/user')).login).toBe('slipway');
    expect((await forge.expect(200, 'GET', '/users/guest')).type).toBe('User');
    expect((await forge.expect(200, 'GET', '/users/acme')).type).toBe(
      'Organization',
    );
    await forge.expect(404, 'GET', '/users/nobody');
    await forge.expect(404, 'GET', '/orgs/guest');
    expect((await forge.expect(200, 'GET', '/orgs/acme')).login).toBe('acme');
    await forge.expect(200, 'GET', '/user/orgs');
    const members = await forge.expect(200, 'GET', '/orgs/acme/members');
    expect(members).toHaveLength(2);
    const teams = await forge.expect(200, 'GET', '/orgs/acme/teams');
    expect(teams.map((team: any) => team.slug)).toEqual([
      'platform',
      'orders',
      'payments',
    ]);
    await forge.expect(200, 'GET', '/orgs/acme/teams/orders');
    await forge.expect(404, 'GET', '/orgs/acme/teams/strangers');
    const platform = '/orgs/acme/teams/platform/members';
    const people = await forge.expect(200, 'GET', platform);
    expect(people.map((one: any) => one.login)).toContain('guest');
    await forge.expect(200, 'GET', '/meta');
    await forge.expect(200, 'GET', '/rate_limit');
  });

  it('creates, lists, changes and deletes repositories', async () => {
    const body = {
      name: 'orders',
      private: true,
      description: 'Keeps orders',
      homepage: 'http://localhost:3000/catalog/default/component/orders',
      has_wiki: false,
    };
    const made = await forge.expect(201, 'POST', '/orgs/acme/repos', body);
    expect(made).toMatchObject({ ...body, visibility: 'private' });
    const read = await forge.expect(200, 'GET', '/repos/ACME/Orders');
    expect(read).toEqual(made);
    await forge.expect(201, 'POST', '/user/repos', { name: 'mine' });
    const listed = await forge.expect(200, 'GET', '/orgs/acme/repos');
    expect(listed).toHaveLength(1);
    expect(await forge.expect(200, 'GET', '/user/repos')).toHaveLength(2);
    const changed = await forge.expect(200, 'PATCH', '/repos/slipway/mine', {
      name: 'renamed',
      description: 'Other',
      private: true,
    });
    expect(changed).toMatchObject({
      full_name: 'slipway/renamed',
      visibility: 'private',
    });
    const moved = await forge.expect(301, 'GET', '/repos/slipway/mine');
    expect(moved.url).toBe(`${fixture.apiBaseUrl}/repositories/${changed.id}`);
    expect(
      (await fixture.api('GET', `/repositories/${changed.id}`)).body,
    ).toEqual(changed);
    await forge.expect(422, 'PATCH', '/repos/slipway/renamed', {
      default_branch: 'absent',
    });
    await forge.expect(204, 'DELETE', '/repos/slipway/renamed');
    await forge.expect(404, 'GET', '/repos/slipway/renamed');
    await forge.expect(404, 'GET', '/repos/slipway/mine');
  });

  it('gives a repository to another owner, and finds it at its former place', async () => {
    const name = 'given';
    const { id } = await forge.expect(201, 'POST', '/user/repos', { name });
    const path = `/repos/slipway/${name}`;
    const body = { new_owner: 'acme' };
    const given = await forge.expect(202, 'POST', `${path}/transfer`, body);
    expect(given).toMatchObject({ id, full_name: `acme/${name}` });
    await forge.expect(301, 'GET', path);
    const write = await fixture.api('PATCH', path, { body: { private: true } });
    expect([write.status, write.headers.get('location')]).toEqual([
      307,
      `${fixture.apiBaseUrl}/repositories/${id}`,
    ]);
    expect((await fixture.api('GET', path, { token: undefined })).status).toBe(
      404,
    );
    await forge.expect(404, 'POST', `/repos/acme/${name}/transfer`, {
      new_owner: 'nobody',
    });
    // A new repository takes the place.
    await forge.expect(201, 'POST', '/user/repos', { name });
    expect((await forge.expect(200, 'GET', path)).id).not.toBe(id);
    await forge.expect(204, 'DELETE', `/repos/acme/${name}`);
  });

  it('refuses a taken name, whatever its case, in the words clients look for', async () => {
    await forge.call('POST', '/orgs/acme/repos', { body: { name: 'taken' } });
    const refused = await forge.expect(422, 'POST', '/orgs/acme/repos', {
      name: 'Taken',
    });
    expect(refused).toMatchObject({
      message: 'Repository creation failed.',
      errors: [{ message: 'name already exists on this account' }],
    });
    const odd = { name: 'two words!' };
    expect(
      (await forge.expect(201, 'POST', '/orgs/acme/repos', odd)).name,
    ).toBe('two-words-');
    for (const name of ['..', '.', 'x.git', '', 'a'.repeat(101)]) {
      await forge.expect(422, 'POST', '/orgs/acme/repos', { name });
    }
    await forge.expect(422, 'POST', '/orgs/acme/repos', {});
    await forge.expect(404, 'POST', '/orgs/nobody/repos', { name: 'x' });
  });

  it('makes one repository of many calls at once', async () => {
    const calls = Array.from({ length: 8 }, () =>
      forge.call('POST', '/orgs/acme/repos', { body: { name: 'race' } }),
    );
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, ...Array(7).fill(422)]);
  });

  it('keeps topics, teams and collaborators', async () => {
    const R = '/repos/acme/shared';
    await forge.expect(201, 'POST', '/orgs/acme/repos', { name: 'shared' });
    await forge.expect(200, 'PUT', `${R}/topics`, { names: ['Python', 'api'] });
    expect(await forge.expect(200, 'GET', `${R}/topics`)).toEqual({
      names: ['python', 'api'],
    });
    await forge.expect(422, 'PUT', `${R}/topics`, { names: ['not a topic'] });

    const granted = `/orgs/acme/teams/platform${R}`;
    await forge.expect(404, 'GET', granted);
    await forge.expect(204, 'PUT', granted, { permission: 'push' });
    await forge.expect(204, 'GET', granted);
    const told = await forge.call('GET', granted, {
      headers: { accept: 'application/vnd.github.v3.repository+json' },
    });
    expect(told.body).toMatchObject({
      full_name: 'acme/shared',
      role_name: 'write',
      permissions: { pull: true, push: true, maintain: false, admin: false },
    });
    const [team] = await forge.expect(200, 'GET', `${R}/teams`);
    expect(team).toMatchObject({ slug: 'platform', permission: 'push' });
    const given = '/orgs/acme/teams/platform/repos';
    expect(await forge.expect(200, 'GET', given)).toHaveLength(1);
    const guest = `${R}/collaborators/guest`;
    const level = await forge.expect(200, 'GET', `${guest}/permission`);
    expect(level).toMatchObject({ permission: 'write', role_name: 'write' });
    await forge.expect(422, 'PUT', granted, { permission: 'everything' });
    await forge.expect(204, 'DELETE', granted);

    await forge.expect(404, 'GET', guest);
    await forge.expect(204, 'PUT', guest, { permission: 'maintain' });
    await forge.expect(204, 'GET', guest);
    const people = await forge.expect(200, 'GET', `${R}/collaborators`);
    expect(people.map((one: any) => [one.login, one.role_name])).toEqual([
      ['slipway', 'admin'],
      ['guest', 'maintain'],
    ]);
    await forge.expect(204, 'DELETE', guest);
    await forge.expect(404, 'PUT', `${R}/collaborators/nobody`, {});
  });

  it('gives lists in pages', async () => {
    const page = await forge.call('GET', '/orgs/acme/teams?per_page=2');
    expect(page.body).toHaveLength(2);
    const next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '');
    const path = next?.[1]?.replace(fixture.apiBaseUrl, '') ?? '';
    expect(await forge.expect(200, 'GET', path)).toHaveLength(1);
  });

  it('is read-only once archived', async () => {
    const R = '/repos/acme/old';
    await forge.expect(201, 'POST', '/orgs/acme/repos', { name: 'old' });
    await forge.expect(200, 'PATCH', R, { archived: true });
    const refused = await fixture.api('PUT', `${R}/topics`, {
      body: { names: [] },
    });
    expect(refused.status).toBe(403);
    await forge.expect(200, 'PATCH', R, { archived: false });
    await forge.expect(200, 'PUT', `${R}/topics`, { names: [] });
  });
});
