import { randomBytes } from 'node:crypto';
import { AddressInfo, createServer } from 'node:net';
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

const protection = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['build'],
};

describe('GithubForge when GitHub fails', () => {
  let fixture: ForgeFixture;
  let forge: Forge;
  let said: string[];
  let count = 0;
  let spec: RepositorySpec;
  const onProgress = (message: string) => said.push(message);

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
  });
  afterAll(() => fixture.stop());
  beforeEach(async () => {
    fixture.proxy.clear();
    forge = await fixture.forge();
    said = [];
    count += 1;
    const name = `failing-${count}`;
    spec = {
      owner: 'acme',
      name,
      description: '',
      visibility: 'private',
      defaultBranch: 'main',
      marker: `http://localhost:3000/catalog/default/component/${name}`,
      topics: [],
    };
  });

  /** Whatever is said or thrown, nothing that was sent or answered is in it. */
  function expectDiscreet(error: Error) {
    const all = [error.message, error.stack, JSON.stringify(error), ...said];
    expect(String(error.cause ?? '')).toBe('');
    for (const text of all) {
      expect(text).not.toContain('canary');
    }
  }

  async function failureOf(work: Promise<unknown>): Promise<Error> {
    const error = await work.then(
      () => Error('nothing failed'),
      thrown => thrown,
    );
    expectDiscreet(error);
    return error;
  }

  const looked = () =>
    fixture.proxy.requests.filter(
      ({ method, path }) => method === 'GET' && path.endsWith(spec.name),
    ).length;

  it.each(['reset', { status: 502 }, 'half'] as const)(
    'finds the repository it created although the answer got lost (%p)',
    async gives => {
      fixture.proxy.spoil({
        method: 'POST',
        path: /\/repos$/,
        afterwards: true,
        gives,
      });
      const created = await forge.createRepository(spec, {
        fresh: true,
        onProgress,
      });
      expect(created).toMatchObject({ marker: spec.marker, empty: true });
      expect(fixture.proxy.writes).toEqual(['POST /orgs/acme/repos']);
    },
  );

  it('creates again where the first attempt never arrived', async () => {
    fixture.proxy.spoil({ method: 'POST', path: /\/repos$/, gives: 'reset' });
    await forge.createRepository(spec, { fresh: true, onProgress });
    expect(looked()).toBe(3);
    expect(fixture.proxy.writes).toHaveLength(2);
    expect(said).toContain(
      `Looking whether acme/${spec.name} was created although no clear answer came`,
    );
  });

  it('does not take over a foreign repository after a lost answer', async () => {
    await fixture.api('POST', '/orgs/acme/repos', { name: spec.name });
    fixture.proxy.spoil({
      method: 'POST',
      path: /\/repos$/,
      gives: { status: 502 },
    });
    const error = await failureOf(
      forge.createRepository(spec, { fresh: true }),
    );
    expect(error.name).toBe('ConflictError');
    expect(fixture.proxy.writes).toHaveLength(1);
  });

  it('says so where the name is taken by what it cannot see', async () => {
    await fixture.api('POST', '/orgs/acme/repos', { name: spec.name });
    fixture.proxy.spoil({
      method: 'GET',
      path: new RegExp(`${spec.name}$`),
      gives: { status: 404 },
      times: 9,
    });
    const error = await failureOf(forge.createRepository(spec));
    expect(error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('that the credentials cannot see'),
    });
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
    const changes = await forge.applyPipeline(spec, pipeline, { onProgress });
    expect(Date.now() - before).toBeGreaterThan(990);
    expect(changes.map(({ action }) => action)).toEqual(
      Array(4).fill('created'),
    );
    expect(said).toContain(
      `Waiting 1 s to read the public key of acme/${spec.name}: the forge limits the rate of requests`,
    );
    expect(await fixture.openSecret(spec, 'SECRET_KEY', 'production')).toBe(
      secret,
    );
    proxy.clear();
    await forge.applyPipeline(spec, pipeline);
    expect(proxy.writes).toEqual([]);
  });

  it.each([
    [
      'the secondary limit, with nothing said about how long',
      {
        status: 403,
        body: { message: 'You have exceeded a secondary rate limit. canary' },
      },
      'in 1 min',
    ],
    [
      'the hourly limit',
      {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 1800),
        },
      },
      'in 30 min',
    ],
    [
      'a long pause',
      { status: 429, headers: { 'retry-after': '600' } },
      'in 10 min',
    ],
  ])('does not wait longer than it may for %s', async (_, gives, when) => {
    const hasty = await fixture.forge({ patience: { maxLimitWaitMs: 5_000 } });
    fixture.proxy.spoil({ path: /./, gives, times: 99 });
    const before = Date.now();
    const error = await failureOf(hasty.createRepository(spec));
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        `over the forge’s rate limit; run the step again ${when}`,
      ),
    });
    expect(fixture.proxy.requests).toHaveLength(1);
  });

  it('holds all requests back while one of them was told to wait', async () => {
    await forge.createRepository(spec);
    fixture.proxy.clear();
    fixture.proxy.spoil({
      method: 'POST',
      path: /actions\/variables$/,
      gives: { status: 429, headers: { 'retry-after': '2' } },
    });
    const variables = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`V${index}`, 'x']),
    );
    await forge.applyPipeline(
      spec,
      { ...pipeline, variables },
      { fresh: true },
    );

    const { requests } = fixture.proxy;
    const told = requests.find(({ status }) => status === 429)?.at ?? 0;
    const early = requests.filter(
      ({ at }) => at > told + 1_000 && at < told + 1_990,
    );
    expect(early).toEqual([]);
    expect(
      requests.filter(({ at }) => at >= told + 1_990).length,
    ).toBeGreaterThan(50);
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
    const error = await failureOf(
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
    const error = await failureOf(
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

  it('fails where the branch is not protected as asked', async () => {
    await forge.createRepository(spec);
    await fixture.push(spec);
    fixture.proxy.spoil({
      path: /protection$/,
      gives: { status: 200, body: { url: 'http://x' } },
      times: 9,
    });
    expect(
      await failureOf(forge.applyProtection(spec, protection)),
    ).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('pull requests are not required'),
    });
  });

  it.each([
    [401, {}, {}, 'AuthenticationError', 'the credentials are not valid'],
    [403, {}, {}, 'NotAllowedError', 'are not allowed to'],
    [
      404,
      {},
      {},
      'NotFoundError',
      'does not exist or the credentials may not see it',
    ],
    [409, {}, {}, 'ConflictError', 'is being changed by something else'],
    [
      422,
      {},
      {
        message: 'canary',
        errors: [{ field: 'name', code: 'missing_field', value: 'canary' }],
      },
      'InputError',
      'refuses the values (name missing_field)',
    ],
    [
      403,
      {},
      {
        message: 'Upgrade to GitHub Pro or make this repository public. canary',
      },
      'NotAllowedError',
      'the plan of the owner does not include this',
    ],
    [500, {}, {}, 'ServiceUnavailableError', 'the forge answered 500'],
    [503, {}, {}, 'ServiceUnavailableError', 'the forge answered 503'],
    [
      301,
      { location: 'http://127.0.0.1:1/' },
      {},
      'ConflictError',
      'was renamed or moved',
    ],
  ])('says what to do about %d', async (status, headers, body, name, text) => {
    fixture.proxy.spoil({
      path: /protection$/,
      gives: { status, headers, body },
      times: 9,
    });
    const error = await failureOf(
      forge.applyProtection(spec, protection, { fresh: true }),
    );
    expect(error.name).toBe(name);
    expect(error.message).toContain(text);
    expect(error.message).toContain(
      `could not protect branch main of acme/${spec.name} on ${fixture.host}: `,
    );
  });

  it('notices that something else than GitHub answers', async () => {
    fixture.proxy.spoil({
      path: /./,
      gives: {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: 'canary',
      },
      times: 9,
    });
    expect(await failureOf(forge.readRepository(spec))).toMatchObject({
      message: expect.stringContaining('check apiBaseUrl'),
    });
  });

  it('gives up on a forge that does not answer, and on one that is not there', async () => {
    const hasty = await fixture.forge({
      patience: { requestTimeoutMs: 100, retries: 1 },
    });
    fixture.proxy.spoil({ path: /./, gives: 'silence', times: 9 });
    expect(await failureOf(hasty.readRepository(spec))).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('no answer in time'),
    });
    expect(fixture.proxy.requests).toHaveLength(2);

    const gone = await fixture.forge({
      integrations: fixture.integrations({
        apiBaseUrl: `http://localhost:${await unusedPort()}`,
      }),
    });
    expect(await failureOf(gone.readRepository(spec))).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('nothing listens there (ECONNREFUSED)'),
    });
  });

  it('ends at once when it is aborted', async () => {
    const controller = new AbortController();
    fixture.proxy.spoil({ path: /./, gives: 'silence' });
    const work = forge.readRepository(spec, { signal: controller.signal });
    const ended = work.catch(() => Date.now());
    while (fixture.proxy.requests.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    const aborted = Date.now();
    controller.abort();
    expect(Number(await ended) - aborted).toBeLessThan(1_000);
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });

    await expect(
      forge.readRepository(spec, { signal: controller.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(fixture.proxy.requests).toHaveLength(1);
  });
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
