import { randomBytes } from 'node:crypto';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { Forge, PipelineSpec, ProtectionSpec, RepositorySpec } from '../Forge';

const canary = () => `canary-secret-${randomBytes(12).toString('hex')}`;

const secrets = {
  registry: canary(),
  staging: canary(),
  production: canary(),
};

const pipeline: PipelineSpec = {
  topics: ['python'],
  access: [{ kind: 'team', name: 'orders', permission: 'push' }],
  variables: { REGISTRY: 'ghcr.io', SERVICE: 'orders' },
  secrets: [{ name: 'DOCKERHUB_TOKEN', value: () => secrets.registry }],
  environments: [
    {
      name: 'staging',
      reviewers: [],
      variables: { BASE_URL: 'https://staging.example' },
      secrets: [{ name: 'SECRET_KEY', value: () => secrets.staging }],
    },
    {
      name: 'production',
      reviewers: [
        { kind: 'team', name: 'platform' },
        { kind: 'user', name: 'guest' },
      ],
      variables: { BASE_URL: 'https://example' },
      secrets: [{ name: 'SECRET_KEY', value: () => secrets.production }],
    },
  ],
};

const protection: ProtectionSpec = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['build', 'test'],
};

function repository(name: string): RepositorySpec {
  return {
    owner: 'acme',
    name,
    description: 'Orders\nof everybody',
    visibility: 'private',
    defaultBranch: 'main',
    marker: `http://localhost:3000/catalog/default/component/${name}`,
  };
}

jest.setTimeout(60_000);

describe('GithubForge', () => {
  let fixture: ForgeFixture;
  let forge: Forge;

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
  });
  afterAll(() => fixture.stop());
  beforeEach(async () => {
    fixture.proxy.clear();
    forge = await fixture.forge();
  });

  async function createWhole(name: string) {
    const spec = repository(name);
    await forge.createRepository(spec);
    await forge.applyPipeline(spec, pipeline);
    await fixture.push(spec);
    await forge.applyProtection(spec, protection);
    fixture.proxy.clear();
    return spec;
  }

  it('creates a repository and everything its pipeline needs', async () => {
    const spec = repository('orders');
    await forge.preflight(spec, pipeline);
    expect(fixture.proxy.writes).toEqual([]);
    expect(await forge.readRepository(spec)).toBeUndefined();

    const { created, ...made } = await forge.createRepository(spec);
    expect(created).toBe(true);
    expect(made).toMatchObject({
      owner: 'acme',
      name: 'orders',
      marker: spec.marker,
      visibility: 'private',
      empty: true,
    });
    const changes = await forge.applyPipeline(spec, pipeline);
    expect(changes.map(({ action }) => action)).toEqual(
      Array(11).fill('created'),
    );
    await fixture.push(spec);
    expect(await forge.applyProtection(spec, protection)).toEqual({
      subject: 'protection of branch main',
      action: 'created',
    });

    expect(await forge.readRepository(spec)).toEqual({
      ...made,
      empty: false,
    });
    const details = await fixture.api('GET', '/repos/acme/orders');
    expect(details).toMatchObject({
      description: 'Orders of everybody',
      topics: ['python'],
    });
    expect(await fixture.openSecret(spec, 'DOCKERHUB_TOKEN')).toBe(
      secrets.registry,
    );
    expect(await fixture.openSecret(spec, 'SECRET_KEY', 'staging')).toBe(
      secrets.staging,
    );
    expect(await fixture.openSecret(spec, 'SECRET_KEY', 'production')).toBe(
      secrets.production,
    );
    const { protection_rules } = await fixture.api(
      'GET',
      '/repos/acme/orders/environments/production',
    );
    expect(
      protection_rules[0].reviewers.map(({ reviewer }: any) => reviewer.id),
    ).toEqual([3001, 1002]);
    expect(
      await fixture.api(
        'GET',
        '/repos/acme/orders/environments/production/variables/BASE_URL',
      ),
    ).toMatchObject({ value: 'https://example' });
    const { body } = fixture.proxy.requests.find(({ path }) =>
      path.endsWith('/environments/staging'),
    ) ?? { body: 'none' };
    // Any rule, even an empty one, is refused on a private repository of a small plan.
    expect(body).toBe('');
  });

  it('writes nothing the second time', async () => {
    const spec = await createWhole('whole');

    await forge.createRepository(spec);
    const changes = await forge.applyPipeline(spec, pipeline);
    const protectedAgain = await forge.applyProtection(spec, protection);

    expect(fixture.proxy.writes).toEqual([]);
    expect([...changes, protectedAgain].map(({ action }) => action)).toEqual(
      Array(12).fill('kept'),
    );
  });

  it.each([
    [
      'environments/staging',
      [
        'environments/staging',
        'environments/staging/variables',
        'environments/staging/secrets/SECRET_KEY',
      ],
    ],
    [
      'environments/production/secrets/SECRET_KEY',
      ['environments/production/secrets/SECRET_KEY'],
    ],
    ['actions/variables/REGISTRY', ['actions/variables']],
    ['actions/secrets/DOCKERHUB_TOKEN', ['actions/secrets/DOCKERHUB_TOKEN']],
    ['branches/main/protection', ['branches/main/protection']],
  ])('repairs only what is missing: %s', async (removed, written) => {
    const spec = await createWhole(
      `repair-${removed.replace(/\W/g, '-').toLowerCase()}`,
    );
    const path = `/repos/acme/${spec.name}`;
    await fixture.api('DELETE', `${path}/${removed}`);

    await forge.applyPipeline(spec, pipeline);
    await forge.applyProtection(spec, protection);

    expect(
      fixture.proxy.writes
        .map(write => write.replace(/.*\/acme\/[^/]*\//, ''))
        .sort(),
    ).toEqual([...written].sort());
  });

  it('puts right what was changed and keeps what was added', async () => {
    const spec = await createWhole('changed');
    const path = '/repos/acme/changed';
    await fixture.api('PATCH', `${path}/actions/variables/REGISTRY`, {
      value: 'elsewhere',
    });
    await fixture.api('PUT', `${path}/environments/production`, {
      wait_timer: 5,
      reviewers: [{ type: 'Team', id: 3002 }],
    });
    await fixture.api('PUT', `${path}/environments/staging`, {
      reviewers: [{ type: 'Team', id: 3003 }],
    });
    await fixture.api('PUT', `${path}/branches/main/protection`, {
      required_status_checks: { strict: true, contexts: ['licence'] },
      enforce_admins: false,
      required_pull_request_reviews: { required_approving_review_count: 2 },
      restrictions: null,
      required_linear_history: true,
    });

    const changes = await forge.applyPipeline(spec, pipeline);
    await forge.applyProtection(spec, protection);

    expect(
      changes
        .filter(({ action }) => action === 'updated')
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(['environment production', 'variable REGISTRY']);
    const production = await fixture.api(
      'GET',
      `${path}/environments/production`,
    );
    expect(production.protection_rules).toEqual([
      expect.objectContaining({ wait_timer: 5 }),
      expect.objectContaining({
        reviewers: [
          { type: 'Team', reviewer: expect.objectContaining({ id: 3001 }) },
          { type: 'User', reviewer: expect.objectContaining({ id: 1002 }) },
        ],
      }),
    ]);
    const staging = await fixture.api('GET', `${path}/environments/staging`);
    expect(staging.protection_rules).toHaveLength(1);
    expect(
      await fixture.api('GET', `${path}/branches/main/protection`),
    ).toMatchObject({
      required_status_checks: {
        strict: true,
        contexts: ['licence', 'build', 'test'],
      },
      enforce_admins: { enabled: true },
      required_pull_request_reviews: { required_approving_review_count: 2 },
      required_linear_history: { enabled: true },
    });
  });

  it('finds its own work without looking first', async () => {
    const spec = await createWhole('fresh');
    const fresh = { fresh: true };

    await forge.createRepository(spec, fresh);
    const changes = await forge.applyPipeline(spec, pipeline, fresh);
    await forge.applyProtection(spec, protection, fresh);

    expect(
      changes.filter(({ subject }) => subject.includes('variable')),
    ).toEqual(Array(4).fill(expect.objectContaining({ action: 'kept' })));
    expect(
      await fixture.api('GET', '/repos/acme/fresh/actions/variables'),
    ).toMatchObject({ total_count: 2 });
    expect(await fixture.openSecret(spec, 'SECRET_KEY', 'staging')).toBe(
      secrets.staging,
    );
  });

  it('gives credentials for git', async () => {
    expect(await forge.gitCredentials({ owner: 'acme', name: 'x' })).toEqual({
      username: 'x-access-token',
      password: fixture.token,
    });
  });
});
