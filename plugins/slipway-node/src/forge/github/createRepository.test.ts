import { Discretion } from '../__testUtils__/Discretion';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { Forge, RepositorySpec } from '../Forge';

jest.setTimeout(60_000);

describe('createRepository', () => {
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
    const name = `created-${count}`;
    spec = {
      owner: 'acme',
      name,
      description: '',
      visibility: 'private',
      defaultBranch: 'main',
      marker: `http://localhost:3000/catalog/default/component/${name}`,
    };
  });

  const looked = () =>
    fixture.proxy.requests.filter(
      ({ method, path }) => method === 'GET' && path.endsWith(spec.name),
    ).length;

  it.each([{ fresh: false }, { fresh: true }])(
    'never touches a repository that is not ours (%p)',
    async options => {
      const { name } = spec;
      await fixture.api('POST', '/orgs/acme/repos', {
        name,
        homepage: 'http://localhost:3000/catalog/default/component/other',
      });
      const before = await fixture.api('GET', `/repos/acme/${name}`);

      await expect(forge.createRepository(spec, options)).rejects.toMatchObject(
        {
          name: 'ConflictError',
          message: expect.stringMatching(
            `^repoUrl: the name acme/${name} is taken on .*; choose another name$`,
          ),
        },
      );
      expect(await fixture.api('GET', `/repos/acme/${name}`)).toEqual(before);
    },
  );

  it.each([{ fresh: false }, { fresh: true }])(
    'does not continue ours where others can see it than asked (%p)',
    async options => {
      await forge.createRepository({ ...spec, visibility: 'public' });
      fixture.proxy.clear();

      const error = await discretion.failureOf(
        forge.createRepository(spec, options),
      );
      expect(error).toMatchObject({
        name: 'ConflictError',
        message: `visibility: acme/${spec.name} exists on ${fixture.host} and is public instead of private; change its visibility there, or choose another name`,
      });
      expect(fixture.proxy.requests.map(({ status }) => status)).not.toContain(
        201,
      );
    },
  );

  it('tells only one of many at the same time that it created', async () => {
    const fresh = { fresh: true };
    const all = await Promise.all(
      [1, 2, 3].map(() => forge.createRepository(spec, fresh)),
    );
    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });

  it('creates in the account of the credentials', async () => {
    const mine = { ...spec, owner: 'slipway' };
    await forge.preflight(mine, {
      environments: [],
      variables: {},
      secrets: [],
    });
    expect(await forge.createRepository(mine)).toMatchObject({
      owner: 'slipway',
      name: spec.name,
      created: true,
    });
  });

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
        onProgress: discretion.onProgress,
      });
      expect(created).toMatchObject({
        marker: spec.marker,
        empty: true,
        created: false,
      });
      expect(fixture.proxy.writes).toEqual(['POST /orgs/acme/repos']);
    },
  );

  it('creates again where the first attempt never arrived', async () => {
    fixture.proxy.spoil({ method: 'POST', path: /\/repos$/, gives: 'reset' });
    await forge.createRepository(spec, {
      fresh: true,
      onProgress: discretion.onProgress,
    });
    expect(looked()).toBe(3);
    expect(fixture.proxy.writes).toHaveLength(2);
    expect(discretion.said).toContain(
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
    const error = await discretion.failureOf(
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
    const error = await discretion.failureOf(forge.createRepository(spec));
    expect(error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('that the credentials cannot see'),
    });
  });
});
