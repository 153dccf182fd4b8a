import { describeOnGitea } from './__testUtils__/describeOnGitea';
import { prepareGitea } from './__testUtils__/prepareGitea';

jest.setTimeout(60_000);

const nothing = { environments: [], variables: {}, secrets: [] };

describeOnGitea('createRepository on a real Gitea', () => {
  const rig = prepareGitea('created');

  it.each([{ fresh: false }, { fresh: true }])(
    'never touches a repository that is not ours (%p)',
    async options => {
      const { discretion, fixture, forge, spec } = rig;
      const path = `/repos/acme/${spec.name}`;
      const description = `About ${spec.marker} and more`;
      const { name } = spec;
      await fixture.api('POST', '/orgs/acme/repos', { name, description });
      const before = await fixture.api('GET', path);

      const error = await discretion.failureOf(
        forge.createRepository(spec, options),
      );

      expect(error.name).toBe('ConflictError');
      expect(error.message).toBe(
        `repoUrl: the name acme/${name} is taken on ${fixture.host} by a repository that was not created for ${spec.marker}; choose another name`,
      );
      expect(await fixture.api('GET', path)).toEqual(before);
    },
  );

  it('does not continue ours where others can see it than asked', async () => {
    const { forge, spec } = rig;
    await forge.createRepository({ ...spec, visibility: 'public' });

    await expect(forge.createRepository(spec)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('is public instead of private'),
    });
  });

  it('knows ours although somebody wrote about it', async () => {
    const { fixture, forge, spec } = rig;
    const { id } = await forge.createRepository(spec);
    // As Gitea's form for it sends it.
    const description = `Everything about\r\norders\r\n\r\n${spec.marker}\r\n`;
    await fixture.api('PATCH', `/repos/acme/${spec.name}`, { description });
    expect(await forge.createRepository(spec)).toMatchObject({
      id,
      created: false,
    });
  });

  it.each(['reset', 'half', { status: 502 }] as const)(
    'finds the repository it created although the answer got lost (%p)',
    async gives => {
      const { discretion, fixture, forge, spec } = rig;
      fixture.proxy.spoil({
        method: 'POST',
        path: /\/repos$/,
        afterwards: true,
        gives,
      });
      const made = await forge.createRepository(spec, {
        fresh: true,
        onProgress: discretion.onProgress,
      });
      expect(made).toMatchObject({ marker: spec.marker, created: false });
      expect(fixture.proxy.writes).toEqual(['POST /api/v1/orgs/acme/repos']);
    },
  );

  it.each(['reset', { status: 502 }] as const)(
    'asks once more where nothing was created (%p)',
    async gives => {
      const { fixture, forge, spec } = rig;
      fixture.proxy.spoil({ method: 'POST', path: /\/repos$/, gives });
      expect(await forge.createRepository(spec)).toMatchObject({
        created: true,
      });
      expect(fixture.proxy.writes).toHaveLength(2);
    },
  );

  it('tells only one of many at the same time that it created', async () => {
    const { forge, spec } = rig;
    const all = await Promise.all(
      [1, 2, 3].map(() => forge.createRepository(spec, { fresh: true })),
    );
    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });

  it('finds ours by its former name, and makes no second one', async () => {
    const { fixture, forge, spec } = rig;
    const { id } = await forge.createRepository(spec);
    const name = `${spec.name}-renamed`;
    await fixture.api('PATCH', `/repos/acme/${spec.name}`, { name });

    expect(await forge.readRepository(spec)).toMatchObject({ id, name });
    fixture.proxy.clear();
    await expect(forge.createRepository(spec)).rejects.toMatchObject({
      name: 'ConflictError',
      message: `repoUrl: acme/${spec.name} is called acme/${name} on ${fixture.host} now; give its present name, or choose another one`,
    });
    expect(fixture.proxy.writes).toEqual([]);
  });

  it('creates in the account of the credentials, which has no teams', async () => {
    const { fixture, spec } = rig;
    const owner = 'alone';
    const token = await fixture.addUser(owner, [
      'write:organization',
      'write:repository',
      'write:user',
    ]);
    const forge = await fixture.forge({ token });
    const mine = { ...spec, owner };
    const pipeline = {
      ...nothing,
      access: [
        { kind: 'team', name: 'orders', permission: 'push' },
        { kind: 'user', name: 'alone', permission: 'maintain' },
        { kind: 'user', name: 'slipway', permission: 'push' },
      ],
      variables: { LEVEL: '1' },
      secrets: [{ name: 'TOKEN', value: () => 'canary' }],
    } as const;

    expect(await forge.preflight(mine, pipeline)).toEqual({
      ownerKind: 'user',
      problems: [],
    });
    const made = await forge.createRepository(mine);
    expect(made).toMatchObject({ owner, ownerKind: 'user', created: true });
    const changes = await forge.applyPipeline(made, pipeline);
    expect(changes.map(({ subject }) => subject)).toEqual([
      'access of user slipway',
      'variable LEVEL',
      'secret TOKEN',
    ]);
    expect(await forge.createRepository(mine)).toMatchObject({
      created: false,
    });
  });
});
