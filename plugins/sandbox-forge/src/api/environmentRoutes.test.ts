import { stat } from 'node:fs/promises';
import { openSecret } from '../store/openSecret';
import { DescribedForge } from '../__testUtils__/DescribedForge';
import { filesBelow } from '../__testUtils__/filesBelow';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { seal } from '../__testUtils__/seal';

jest.setTimeout(60_000);

describe('environments, secrets and variables', () => {
  const R = '/repos/acme/orders';
  const P = `${R}/environments/production`;
  let fixture: ForgeFixture;
  let forge: DescribedForge;
  beforeAll(async () => {
    fixture = await ForgeFixture.start();
    forge = new DescribedForge(fixture);
    await forge.expect(201, 'POST', '/orgs/acme/repos', { name: 'orders' });
    await forge.expect(200, 'PUT', P);
  });
  afterAll(() => fixture.stop());

  async function sealFor(scope: string, value: string) {
    const path = `${scope}/secrets/public-key`;
    return seal(await forge.expect(200, 'GET', path), value);
  }

  it('keeps what pipelines may do and who they are for clouds', async () => {
    const workflow = `${R}/actions/permissions/workflow`;
    const least = {
      default_workflow_permissions: 'read',
      can_approve_pull_request_reviews: false,
    };
    expect(await forge.expect(200, 'GET', workflow)).toEqual(least);
    await forge.expect(204, 'PUT', workflow, {
      default_workflow_permissions: 'write',
    });
    expect(await forge.expect(200, 'GET', workflow)).toEqual({
      ...least,
      default_workflow_permissions: 'write',
    });

    const subject = `${R}/actions/oidc/customization/sub`;
    const own = { use_default: false, include_claim_keys: ['repo', 'context'] };
    expect(await forge.expect(200, 'GET', subject)).toEqual({
      use_default: true,
    });
    await forge.expect(201, 'PUT', subject, own);
    expect(await forge.expect(200, 'GET', subject)).toEqual(own);
  });

  it('keeps what guards an environment, and replaces it as a whole', async () => {
    const guarded = {
      wait_timer: 5,
      prevent_self_review: true,
      reviewers: [
        { type: 'Team', id: 3001 },
        { type: 'User', id: 1002 },
      ],
      deployment_branch_policy: {
        protected_branches: false,
        custom_branch_policies: true,
      },
    };
    const E = `${R}/environments/guarded%2Feu`;
    await forge.expect(200, 'PUT', E, guarded);
    const read = await forge.expect(
      200,
      'GET',
      `${R}/environments/Guarded%2FEU`,
    );
    const rules = Object.fromEntries(
      read.protection_rules.map((rule: any) => [rule.type, rule]),
    );
    expect(rules.wait_timer.wait_timer).toBe(5);
    expect(
      rules.required_reviewers.reviewers.map((one: any) => one.reviewer.id),
    ).toEqual([3001, 1002]);

    const policies = `${E}/deployment-branch-policies`;
    await forge.expect(200, 'POST', policies, { name: 'main' });
    await forge.expect(303, 'POST', policies, { name: 'main' });
    const listed = await forge.expect(200, 'GET', policies);
    expect(listed.total_count).toBe(1);
    const [{ id }] = listed.branch_policies;
    await forge.expect(204, 'DELETE', `${policies}/${id}`);

    const bare = await forge.expect(200, 'PUT', E, {});
    expect(bare.protection_rules).toEqual([]);
    expect(bare.id).toBe(read.id);
    await forge.expect(404, 'POST', policies, { name: 'main' });
    const all = await forge.expect(200, 'GET', `${R}/environments`);
    expect(all.total_count).toBe(2);
    await forge.expect(204, 'DELETE', E);
    await forge.expect(404, 'GET', E);
  });

  it('refuses reviewers that are too many or not there, and guards nothing then', async () => {
    const team = { type: 'Team', id: 3001 };
    for (const reviewers of [
      [{ type: 'Team', id: 1 }],
      [{ type: 'User', id: 3001 }],
      Array(7).fill(team),
    ]) {
      await forge.expect(422, 'PUT', P, { reviewers });
    }
    const both = { protected_branches: true, custom_branch_policies: true };
    await forge.expect(422, 'PUT', P, { deployment_branch_policy: both });
    expect((await forge.expect(200, 'GET', P)).protection_rules).toEqual([]);
  });

  it.each([
    ['repository', `${R}/actions`, undefined],
    ['environment', P, 'production'],
  ])('seals the secrets of a %s', async (_kind, scope, environment) => {
    const body = await sealFor(scope, 'hunter2 ä');
    await forge.expect(201, 'PUT', `${scope}/secrets/password`, body);
    await forge.expect(204, 'PUT', `${scope}/secrets/PASSWORD`, body);
    const listed = await forge.expect(200, 'GET', `${scope}/secrets`);
    expect(listed.secrets.map((one: any) => one.name)).toEqual(['PASSWORD']);
    expect(JSON.stringify(listed)).not.toContain('hunter2');
    await forge.expect(200, 'GET', `${scope}/secrets/Password`);
    const address = {
      owner: 'acme',
      repository: 'orders',
      environment,
      name: 'PASSWORD',
    };
    expect(await openSecret(fixture.stateDirectory, address)).toBe('hunter2 ä');

    await forge.expect(422, 'PUT', `${scope}/secrets/X`, {
      ...body,
      key_id: '1',
    });
    await forge.expect(422, 'PUT', `${scope}/secrets/X`, {
      ...body,
      encrypted_value: Buffer.alloc(80).toString('base64'),
    });
    await forge.expect(422, 'PUT', `${scope}/secrets/X`, { key_id: '1' });
    for (const name of ['1X', 'GITHUB_TOKEN', 'A-B', 'github_x']) {
      await forge.expect(422, 'PUT', `${scope}/secrets/${name}`, body);
    }
    const large = await sealFor(scope, 'x'.repeat(48 * 1024 + 1));
    await forge.expect(422, 'PUT', `${scope}/secrets/X`, large);
    await forge.expect(404, 'GET', `${scope}/secrets/X`);
    await forge.expect(204, 'DELETE', `${scope}/secrets/password`);
    await forge.expect(404, 'DELETE', `${scope}/secrets/password`);
    await expect(openSecret(fixture.stateDirectory, address)).rejects.toThrow(
      'There is no secret PASSWORD in acme/orders',
    );
  });

  it('has a key pair for every repository and environment', async () => {
    await forge.expect(200, 'PUT', `${R}/environments/staging`);
    const staging = await sealFor(`${R}/environments/staging`, 'x');
    await forge.expect(422, 'PUT', `${P}/secrets/X`, staging);
    await forge.expect(422, 'PUT', `${R}/actions/secrets/X`, staging);
    await forge.expect(
      404,
      'GET',
      `${R}/environments/absent/secrets/public-key`,
    );
  });

  it('forgets the secrets of an environment that is deleted', async () => {
    const E = `${R}/environments/short`;
    await forge.expect(200, 'PUT', E);
    await forge.expect(201, 'PUT', `${E}/secrets/X`, await sealFor(E, 'x'));
    await forge.expect(204, 'DELETE', E);
    await forge.expect(200, 'PUT', E);
    const { total_count } = await forge.expect(200, 'GET', `${E}/secrets`);
    expect(total_count).toBe(0);
  });

  it('writes no secret in clear and lets nobody else read the state', async () => {
    const body = await sealFor(P, 'sesame-open');
    await forge.expect(201, 'PUT', `${P}/secrets/DOOR`, body);
    for (const { path, text } of await filesBelow(fixture.stateDirectory)) {
      expect(text).not.toContain('sesame-open');
      if (!path.endsWith('.json')) continue;
      expect((await stat(path)).mode % 0o1000).toBe(0o600);
    }
  });

  it.each([
    ['repository', `${R}/actions`],
    ['environment', P],
  ])('keeps the variables of a %s', async (_kind, scope) => {
    const list = `${scope}/variables`;
    await forge.expect(201, 'POST', list, { name: 'region', value: 'eu' });
    await forge.expect(409, 'POST', list, { name: 'REGION', value: 'us' });
    expect(await forge.expect(200, 'GET', `${list}/region`)).toMatchObject({
      name: 'REGION',
      value: 'eu',
    });
    await forge.expect(204, 'PATCH', `${list}/REGION`, { value: 'us' });
    await forge.expect(201, 'POST', list, { name: 'OTHER', value: '' });
    await forge.expect(409, 'PATCH', `${list}/OTHER`, { name: 'region' });
    const all = await forge.expect(200, 'GET', list);
    expect(all.total_count).toBe(2);
    for (const name of ['1X', 'GITHUB_X', 'A B', '']) {
      await forge.expect(422, 'POST', list, { name, value: 'x' });
    }
    const value = 'x'.repeat(48 * 1024 + 1);
    await forge.expect(422, 'POST', list, { name: 'BIG', value });
    await forge.expect(204, 'DELETE', `${list}/other`);
    await forge.expect(404, 'DELETE', `${list}/other`);
    await forge.expect(404, 'PATCH', `${list}/other`, { value: 'x' });
  });

  it('loses nothing of many writes at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `V${index}`);
    const sealed = await sealFor(P, 'x');
    await Promise.all(
      names.flatMap(name => [
        forge.expect(201, 'POST', `${P}/variables`, { name, value: name }),
        forge.expect(201, 'PUT', `${P}/secrets/${name}`, sealed),
      ]),
    );
    const kept = await forge.expect(200, 'GET', `${P}/variables?per_page=100`);
    const found = kept.variables.map((one: any) => one.name);
    expect(found).toEqual(expect.arrayContaining(names));
    const secrets = await forge.expect(200, 'GET', `${P}/secrets?per_page=100`);
    expect(secrets.secrets.length).toBeGreaterThanOrEqual(20);
  });
});
