import { randomBytes } from 'node:crypto';
import { prepareForge } from '../__testUtils__/prepareForge';
import { PipelineSpec } from '../Forge';

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
  const rig = prepareForge('piped');

  it('sets up a pipeline through lost answers and limits', async () => {
    await rig.forge.createRepository(rig.spec);
    const { proxy } = rig.fixture;
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
    const changes = await rig.forge.applyPipeline(rig.spec, pipeline, {
      onProgress: rig.discretion.onProgress,
    });
    expect(Date.now() - before).toBeGreaterThan(990);
    expect(changes.map(({ action }) => action)).toEqual(
      Array(4).fill('created'),
    );
    expect(rig.discretion.said).toContain(
      `Waiting 1 s to read the public key of acme/${rig.spec.name}: the forge limits the rate of requests`,
    );
    expect(
      await rig.fixture.openSecret(rig.spec, 'SECRET_KEY', 'production'),
    ).toBe(secret);
    proxy.clear();
    await rig.forge.applyPipeline(rig.spec, pipeline);
    expect(proxy.writes).toEqual([]);
  });

  it('believes a 404 on something just created only after a while', async () => {
    await rig.forge.createRepository(rig.spec);
    rig.fixture.proxy.spoil({
      path: new RegExp(`${rig.spec.name}/(environments|actions)`),
      gives: { status: 404 },
      times: 4,
    });
    const changes = await rig.forge.applyPipeline(rig.spec, pipeline, {
      fresh: true,
    });
    expect(changes).toHaveLength(4);
  });

  it('seals again where the key has been replaced', async () => {
    await rig.forge.createRepository(rig.spec);
    rig.fixture.proxy.spoil({
      path: /actions\/secrets\/public-key$/,
      gives: {
        status: 200,
        body: { key_id: '1', key: randomBytes(32).toString('base64') },
      },
    });
    await rig.forge.applyPipeline(rig.spec, pipeline);
    expect(await rig.fixture.openSecret(rig.spec, 'DOCKERHUB_TOKEN')).toBe(
      secret,
    );
  });

  it('looks for the names of secrets afterwards, and fails where one is not there', async () => {
    await rig.forge.createRepository(rig.spec);
    const { proxy } = rig.fixture;
    const unlisted = {
      path: /actions\/secrets$/,
      gives: { status: 200, body: { total_count: 0, secrets: [] } },
    };
    proxy.spoil({ ...unlisted, times: 9 });
    const error = await rig.discretion.failureOf(
      rig.forge.applyPipeline(rig.spec, pipeline, { fresh: true }),
    );
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message: `secret DOCKERHUB_TOKEN of acme/${rig.spec.name} is not there after it was set; run the step again, and have the forge looked at where that does not help`,
    });

    proxy.clear();
    proxy.spoil({ ...unlisted, times: 2 });
    const changes = await rig.forge.applyPipeline(rig.spec, pipeline, {
      fresh: true,
    });
    expect(changes.map(({ subject }) => subject)).toContain(
      'secret DOCKERHUB_TOKEN',
    );
  });

  it('fails where reviewers were not taken, before any secret of the environment', async () => {
    await rig.forge.createRepository(rig.spec);
    rig.fixture.proxy.clear();
    const unguarded = {
      status: 200,
      body: { id: 1, name: 'production', protection_rules: [] },
    };
    rig.fixture.proxy.spoil({
      path: /environments\/production$/,
      gives: unguarded,
      times: 9,
    });
    const error = await rig.discretion.failureOf(
      rig.forge.applyPipeline(rig.spec, pipeline, { fresh: true }),
    );
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        `^environment production of acme/${rig.spec.name} on .* is not guarded: GitHub did not take team platform as reviewer`,
      ),
    });
    // It tried what a person would: let the team read the repository.
    expect(rig.fixture.proxy.writes).toContain(
      `PUT /orgs/acme/teams/platform/repos/acme/${rig.spec.name}`,
    );
    expect(rig.fixture.proxy.writes.join()).not.toContain(
      'environments/production/secrets',
    );
    const before = rig.fixture.proxy.requests.length;
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(rig.fixture.proxy.requests).toHaveLength(before);

    rig.fixture.proxy.clear();
    const changes = await rig.forge.applyPipeline(rig.spec, pipeline);
    expect(changes.map(({ action }) => action)).not.toContain('updated');
  });

  it('gives a team that may not read the repository access, and tries again', async () => {
    await rig.forge.createRepository(rig.spec);
    rig.fixture.proxy.spoil({
      method: 'PUT',
      path: /environments\/production$/,
      gives: { status: 422, body: { message: 'canary' } },
    });
    await rig.forge.applyPipeline(rig.spec, pipeline);
    const { permissions } = (
      await rig.fixture.api('GET', `/repos/acme/${rig.spec.name}/teams`)
    ).find(({ slug }: { slug: string }) => slug === 'platform');
    expect(permissions ?? { pull: true }).toMatchObject({ pull: true });
  });

  it('stops at the first failure and leaves nothing running', async () => {
    await rig.forge.createRepository(rig.spec);
    rig.fixture.proxy.clear();
    const many = {
      environments: [],
      variables: {},
      secrets: Array.from({ length: 60 }, (_, index) => ({
        name: `S${index}`,
        value: () => secret,
      })),
    };
    rig.fixture.proxy.spoil({
      path: /secrets\/S3$/,
      gives: {
        status: 403,
        headers: { 'x-accepted-github-permissions': 'secrets=write' },
      },
    });
    const error = await rig.discretion.failureOf(
      rig.forge.applyPipeline(rig.spec, many, { fresh: true }),
    );
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message: `could not set secret S3 of acme/${rig.spec.name} on ${rig.fixture.host}: the credentials lack the permission secrets=write; grant it to the token or the GitHub App`,
    });
    const sent = rig.fixture.proxy.requests.length;
    expect(sent).toBeLessThan(50);
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(rig.fixture.proxy.requests).toHaveLength(sent);
  });

  it('reads more variables than GitHub gives at once', async () => {
    await rig.forge.createRepository(rig.spec);
    const variables = Object.fromEntries(
      Array.from({ length: 65 }, (_, index) => [`V_${index}`, `${index}`]),
    );
    const many = { environments: [], secrets: [], variables };
    await rig.forge.applyPipeline(rig.spec, many);
    rig.fixture.proxy.clear();

    await rig.forge.applyPipeline(rig.spec, many);

    expect(
      rig.fixture.proxy.requests.filter(({ path }) =>
        path.endsWith('/variables'),
      ),
    ).toHaveLength(3);
    expect(rig.fixture.proxy.writes).toEqual([]);
  });
});
