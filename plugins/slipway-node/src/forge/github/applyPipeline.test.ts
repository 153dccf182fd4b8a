import { randomBytes } from 'node:crypto';
import { Discretion } from '../__testUtils__/Discretion';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { Forge, PipelineSpec, RepositorySpec } from '../Forge';

const secret = `canary-secret-${randomBytes(12).toString('hex')}`;

const pipeline: PipelineSpec = {
  variables: { REGISTRY: 'canary-variable' },
  secrets: [{ name: 'DOCKERHUB_TOKEN', value: () => secret }],
  environments: [
    {
      name: 'production',
      reviewers: [{ kind: 'team', name: 'platform' }],
      variables: {},
      secrets: [{ name: 'SECRET_KEY', value: () => secret }],
    },
  ],
};

jest.setTimeout(60_000);

describe('applyPipeline', () => {
  let fixture: ForgeFixture;
  let forge: Forge;
  let discretion: Discretion;
  let count = 0;
  let spec: RepositorySpec;

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
  });
  afterAll(() => fixture.stop());
  beforeEach(async () => {
    fixture.proxy.clear();
    forge = await fixture.forge();
    discretion = new Discretion();
    count += 1;
    const name = `piped-${count}`;
    spec = {
      owner: 'acme',
      name,
      description: '',
      visibility: 'private',
      defaultBranch: 'main',
      marker: `http://localhost:3000/catalog/default/component/${name}`,
    };
  });

  it('sets up a pipeline through lost answers and limits', async () => {
    await forge.createRepository(spec);
    const { proxy } = fixture;
    proxy.clear();
    proxy.spoil({
      method: 'PUT',
      path: /environments\/production$/,
      afterwards: true,
      gives: 'reset',
    });
    proxy.spoil({
      method: 'POST',
      path: /actions\/variables$/,
      afterwards: true,
      gives: { status: 502 },
    });
    proxy.spoil({
      method: 'GET',
      path: /actions\/secrets\/public-key$/,
      gives: { status: 429, headers: { 'retry-after': '1' } },
    });
    const before = Date.now();
    const changes = await forge.applyPipeline(spec, pipeline, {
      onProgress: discretion.onProgress,
    });
    expect(Date.now() - before).toBeGreaterThan(990);
    expect(changes.map(({ action }) => action)).toEqual(
      Array(4).fill('created'),
    );
    expect(discretion.said).toContain(
      `Waiting 1 s to read the public key of acme/${spec.name}: the forge limits the rate of requests`,
    );
    expect(await fixture.openSecret(spec, 'SECRET_KEY', 'production')).toBe(
      secret,
    );
    proxy.clear();
    await forge.applyPipeline(spec, pipeline);
    expect(proxy.writes).toEqual([]);
  });

  it('believes a 404 on something just created only after a while', async () => {
    await forge.createRepository(spec);
    fixture.proxy.spoil({
      path: new RegExp(`${spec.name}/(environments|actions)`),
      gives: { status: 404 },
      times: 4,
    });
    const changes = await forge.applyPipeline(spec, pipeline, { fresh: true });
    expect(changes).toHaveLength(4);
  });

  it('seals again where the key has been replaced', async () => {
    await forge.createRepository(spec);
    fixture.proxy.spoil({
      path: /actions\/secrets\/public-key$/,
      gives: {
        status: 200,
        body: { key_id: '1', key: randomBytes(32).toString('base64') },
      },
    });
    await forge.applyPipeline(spec, pipeline);
    expect(await fixture.openSecret(spec, 'DOCKERHUB_TOKEN')).toBe(secret);
  });

  it('fails where reviewers were not taken, before any secret of the environment', async () => {
    await forge.createRepository(spec);
    fixture.proxy.clear();
    const unguarded = {
      status: 200,
      body: { id: 1, name: 'production', protection_rules: [] },
    };
    fixture.proxy.spoil({
      path: /environments\/production$/,
      gives: unguarded,
      times: 9,
    });
    const error = await discretion.failureOf(
      forge.applyPipeline(spec, pipeline, { fresh: true }),
    );
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        `^environment production of acme/${spec.name} on .* is not guarded: GitHub did not take team platform as reviewer`,
      ),
    });
    // It tried what a person would: let the team read the repository.
    expect(fixture.proxy.writes).toContain(
      `PUT /orgs/acme/teams/platform/repos/acme/${spec.name}`,
    );
    expect(fixture.proxy.writes.join()).not.toContain(
      'environments/production/secrets',
    );
    const before = fixture.proxy.requests.length;
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(fixture.proxy.requests).toHaveLength(before);

    fixture.proxy.clear();
    const changes = await forge.applyPipeline(spec, pipeline);
    expect(changes.map(({ action }) => action)).not.toContain('updated');
  });

  it('gives a team that may not read the repository access, and tries again', async () => {
    await forge.createRepository(spec);
    fixture.proxy.spoil({
      method: 'PUT',
      path: /environments\/production$/,
      gives: { status: 422, body: { message: 'canary' } },
    });
    await forge.applyPipeline(spec, pipeline);
    const { permissions } = (
      await fixture.api('GET', `/repos/acme/${spec.name}/teams`)
    ).find(({ slug }: { slug: string }) => slug === 'platform');
    expect(permissions ?? { pull: true }).toMatchObject({ pull: true });
  });

  it('stops at the first failure and leaves nothing running', async () => {
    await forge.createRepository(spec);
    fixture.proxy.clear();
    const many = {
      environments: [],
      variables: {},
      secrets: Array.from({ length: 60 }, (_, index) => ({
        name: `S${index}`,
        value: () => secret,
      })),
    };
    fixture.proxy.spoil({
      path: /secrets\/S3$/,
      gives: {
        status: 403,
        headers: { 'x-accepted-github-permissions': 'secrets=write' },
      },
    });
    const error = await discretion.failureOf(
      forge.applyPipeline(spec, many, { fresh: true }),
    );
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message: `could not set secret S3 of acme/${spec.name} on ${fixture.host}: the credentials lack the permission secrets=write; grant it to the token or the GitHub App`,
    });
    const sent = fixture.proxy.requests.length;
    expect(sent).toBeLessThan(50);
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(fixture.proxy.requests).toHaveLength(sent);
  });

  it('reads more variables than GitHub gives at once', async () => {
    await forge.createRepository(spec);
    const variables = Object.fromEntries(
      Array.from({ length: 65 }, (_, index) => [`V_${index}`, `${index}`]),
    );
    const many = { environments: [], secrets: [], variables };
    await forge.applyPipeline(spec, many);
    fixture.proxy.clear();

    await forge.applyPipeline(spec, many);

    expect(fixture.proxy.requests).toHaveLength(3);
    expect(fixture.proxy.writes).toEqual([]);
  });
});
