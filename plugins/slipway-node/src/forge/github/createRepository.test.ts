import { prepareForge } from '../__testUtils__/prepareForge';

jest.setTimeout(60_000);

describe('createRepository', () => {
  const rig = prepareForge('created');

  const looked = () =>
    rig.fixture.proxy.requests.filter(
      ({ method, path }) => method === 'GET' && path.endsWith(rig.spec.name),
    ).length;

  it.each([{ fresh: false }, { fresh: true }])(
    'never touches a repository that is not ours (%p)',
    async options => {
      const { name } = rig.spec;
      await rig.fixture.api('POST', '/orgs/acme/repos', {
        name,
        homepage: 'http://localhost:3000/catalog/default/component/other',
      });
      const before = await rig.fixture.api('GET', `/repos/acme/${name}`);

      await expect(
        rig.forge.createRepository(rig.spec, options),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          `^repoUrl: the name acme/${name} is taken on .*; choose another name$`,
        ),
      });
      expect(await rig.fixture.api('GET', `/repos/acme/${name}`)).toEqual(
        before,
      );
    },
  );

  it.each([{ fresh: false }, { fresh: true }])(
    'does not continue what was begun for other answers (%p)',
    async options => {
      const marker = `${rig.spec.marker}#of-other-answers`;
      await rig.forge.createRepository({ ...rig.spec, marker });

      await expect(
        rig.forge.createRepository(rig.spec, options),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: `repoUrl: acme/${rig.spec.name} on ${rig.fixture.host} was made by another run, from other answers; run the template with those, discard what that run left, or choose another name`,
      });
    },
  );

  it.each([{ fresh: false }, { fresh: true }])(
    'does not continue ours where others can see it than asked (%p)',
    async options => {
      await rig.forge.createRepository({ ...rig.spec, visibility: 'public' });
      rig.fixture.proxy.clear();

      const error = await rig.discretion.failureOf(
        rig.forge.createRepository(rig.spec, options),
      );
      expect(error).toMatchObject({
        name: 'ConflictError',
        message: `visibility: acme/${rig.spec.name} exists on ${rig.fixture.host} and is public instead of private; change its visibility there, or choose another name`,
      });
      expect(
        rig.fixture.proxy.requests.map(({ status }) => status),
      ).not.toContain(201);
    },
  );

  it('finds ours by its former name, and makes no second one', async () => {
    const { name } = rig.spec;
    const path = `/repos/acme/${name}`;
    const made = await rig.forge.createRepository(rig.spec);
    await rig.fixture.api('PATCH', path, { name: `${name}-2` });
    const present = { id: made.id, name: `${name}-2`, empty: true };
    expect(await rig.forge.readRepository(rig.spec)).toMatchObject(present);

    await rig.fixture.api('POST', `${path}-2/transfer`, {
      new_owner: 'slipway',
    });
    expect(await rig.forge.readRepository(rig.spec)).toMatchObject({
      ...present,
      owner: 'slipway',
    });
    rig.fixture.proxy.clear();
    await expect(rig.forge.createRepository(rig.spec)).rejects.toMatchObject({
      name: 'ConflictError',
      message: `repoUrl: acme/${name} is called slipway/${name}-2 on ${rig.fixture.host} now; give its present name, or choose another one`,
    });
    expect(rig.fixture.proxy.writes).toEqual([]);
  });

  it('tells only one of many at the same time that it created', async () => {
    const fresh = { fresh: true };
    const all = await Promise.all(
      [1, 2, 3].map(() => rig.forge.createRepository(rig.spec, fresh)),
    );
    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });

  it('creates in the account of the credentials', async () => {
    const mine = { ...rig.spec, owner: 'slipway' };
    await rig.forge.preflight(mine, {
      environments: [],
      variables: {},
      secrets: [],
    });
    expect(await rig.forge.createRepository(mine)).toMatchObject({
      owner: 'slipway',
      name: rig.spec.name,
      created: true,
    });
  });

  it.each(['reset', { status: 502 }, 'half'] as const)(
    'finds the repository it created although the answer got lost (%p)',
    async gives => {
      rig.fixture.proxy.spoil({
        method: 'POST',
        path: /\/repos$/,
        afterwards: true,
        gives,
      });
      const created = await rig.forge.createRepository(rig.spec, {
        fresh: true,
        onProgress: rig.discretion.onProgress,
      });
      expect(created).toMatchObject({
        marker: rig.spec.marker,
        empty: true,
        created: false,
      });
      expect(rig.fixture.proxy.writes).toEqual(['POST /orgs/acme/repos']);
    },
  );

  it('creates again where the first attempt never arrived', async () => {
    rig.fixture.proxy.spoil({
      method: 'POST',
      path: /\/repos$/,
      gives: 'reset',
    });
    await rig.forge.createRepository(rig.spec, {
      fresh: true,
      onProgress: rig.discretion.onProgress,
    });
    expect(looked()).toBe(3);
    expect(rig.fixture.proxy.writes).toHaveLength(2);
    expect(rig.discretion.said).toContain(
      `Looking whether acme/${rig.spec.name} was created although no clear answer came`,
    );
  });

  it('does not take over a foreign repository after a lost answer', async () => {
    await rig.fixture.api('POST', '/orgs/acme/repos', { name: rig.spec.name });
    rig.fixture.proxy.spoil({
      method: 'POST',
      path: /\/repos$/,
      gives: { status: 502 },
    });
    const error = await rig.discretion.failureOf(
      rig.forge.createRepository(rig.spec, { fresh: true }),
    );
    expect(error.name).toBe('ConflictError');
    expect(rig.fixture.proxy.writes).toHaveLength(1);
  });

  it('says so where the name is taken by what it cannot see', async () => {
    await rig.fixture.api('POST', '/orgs/acme/repos', { name: rig.spec.name });
    rig.fixture.proxy.spoil({
      method: 'GET',
      path: new RegExp(`${rig.spec.name}$`),
      gives: { status: 404 },
      times: 9,
    });
    const error = await rig.discretion.failureOf(
      rig.forge.createRepository(rig.spec),
    );
    expect(error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('that the credentials cannot see'),
    });
  });

  it.each([
    [{ visibility: 'private', private: true }, 'internal', 'private'],
    [{ visibility: undefined, private: false }, 'private', 'public'],
  ])(
    'fails where the forge passes over the visibility: %p',
    async (made, visibility, is) => {
      const { name } = rig.spec;
      rig.fixture.proxy.spoil({
        method: 'POST',
        path: /\/repos$/,
        gives: {
          status: 201,
          body: { id: 1, name, owner: { login: 'acme' }, ...made },
        },
      });
      const error = await rig.discretion.failureOf(
        rig.forge.createRepository({ ...rig.spec, visibility }),
      );
      expect(error).toMatchObject({
        name: 'NotAllowedError',
        message: `visibility: ${rig.fixture.host} made acme/${name} ${is} instead of ${visibility}; delete the empty repository and choose another visibility`,
      });
    },
  );

  it('says why an internal repository is refused', async () => {
    rig.fixture.proxy.spoil({
      method: 'POST',
      path: /\/repos$/,
      gives: { status: 422, body: { message: 'Validation Failed' } },
    });
    const internal = { ...rig.spec, visibility: 'internal' };
    expect(
      await rig.discretion.failureOf(rig.forge.createRepository(internal)),
    ).toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(
        /^visibility: \S+ refuses an internal repository in acme, which needs an organisation of GitHub Enterprise/,
      ),
    });
    expect(rig.fixture.proxy.writes).toEqual(['POST /orgs/acme/repos']);
    const mine = { ...internal, owner: 'slipway' };
    expect(
      await rig.discretion.failureOf(rig.forge.createRepository(mine)),
    ).toMatchObject({
      name: 'InputError',
      message:
        'visibility: "internal" is only possible in an organisation and slipway is a user; choose private',
    });
    expect(rig.fixture.proxy.writes).not.toContain('POST /user/repos');
  });
});
