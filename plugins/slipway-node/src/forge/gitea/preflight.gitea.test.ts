import { Recorded } from '../__testUtils__/RecordingProxy';
import { PipelineSpec } from '../Forge';
import { describeOnGitea } from './__testUtils__/describeOnGitea';
import { prepareGitea } from './__testUtils__/prepareGitea';

jest.setTimeout(60_000);

/** Whether a request has changed anything on the forge. */
const changesSomething = ({ method, status }: Recorded) =>
  method !== 'GET' && status < 400;

const nothing: PipelineSpec = { environments: [], variables: {}, secrets: [] };
const values: PipelineSpec = { ...nothing, variables: { LEVEL: '1' } };

describeOnGitea('preflight on a real Gitea', () => {
  const rig = prepareGitea('planned');

  const problems = async (spec: PipelineSpec, planned: object = {}) => {
    const { fixture, forge } = rig;
    const found = await forge.preflight({ ...rig.spec, ...planned }, spec);
    expect(fixture.proxy.writes).toEqual([]);
    return found.problems.map(problem =>
      problem.replaceAll(fixture.host, 'HOST'),
    );
  };

  it('finds owners, teams and people that are not there, all at once', async () => {
    const access = [
      { kind: 'team', name: 'nobody', permission: 'push' },
      { kind: 'team', name: 'payments', permission: 'maintain' },
      { kind: 'team', name: 'ORDERS', permission: 'maintain' },
      { kind: 'user', name: 'no-one', permission: 'push' },
    ] as const;
    const name = 'orders.wiki';
    expect(await problems({ ...nothing, access }, { name })).toEqual([
      'repoUrl: a repository cannot be called "orders.wiki" on Gitea; choose a name that does not end with .wiki, .git, .rss or .atom',
      'owner: the team "nobody" does not exist in acme on HOST, or the credentials may not see it; choose another owner, or say its name there in its annotation slipway.dev/gitea-team',
      'owner: the team "payments" of acme on HOST has read access to code and needs write, which Gitea only sets for all its repositories; give it that there',
      'owner: the user "no-one" does not exist on HOST, or the credentials may not see it; choose another owner, or say its name there in its annotation slipway.dev/gitea-user',
    ]);
    expect(await problems(nothing, { owner: 'nowhere' })).toEqual([
      'repoUrl: owner "nowhere" does not exist on HOST, or the credentials may not see it; choose an organisation that exists',
    ]);
    expect(await problems(nothing, { owner: 'keeper' })).toEqual([
      'repoUrl: owner "keeper" is another user\'s account on HOST; choose an organisation or slipway',
    ]);
  });

  it('knows the limits, and Gitea takes what is just within them', async () => {
    const { forge, spec } = rig;
    const within: PipelineSpec = {
      ...nothing,
      topics: ['a'.repeat(35), 'python3.12'],
      variables: { LONG: 'ä'.repeat(65_536), ci_level: '1' },
      secrets: [{ name: 'LONG', value: () => 'x'.repeat(65_536) }],
    };
    expect(await problems(within)).toEqual([]);
    await forge.createRepository(spec);
    await forge.applyPipeline(spec, within);
    rig.fixture.proxy.clear();
    await forge.applyPipeline(spec, within);
    expect(rig.fixture.proxy.writes).toEqual([]);

    expect(
      await problems({
        ...nothing,
        topics: ['a'.repeat(36)],
        variables: {
          LONG: 'ä'.repeat(65_537),
          EMPTY: '',
          gitea_x: '1',
          GITHUB_X: '1',
          Forgejo_X: '1',
          ci: '1',
          A: '1',
          a: '2',
        },
        secrets: [{ name: 'LONG', value: () => 'ä'.repeat(32_769) }],
      }),
    ).toEqual([
      'variable "gitea_x": must not start with GITEA_, which is reserved',
      'variable "GITHUB_X": must not start with GITHUB_, which is reserved',
      'variable "Forgejo_X": must not start with FORGEJO_, which is reserved',
      'variable "ci": is reserved; choose another name',
      'variable "a": is there twice; Gitea ignores case',
      'variable LONG: has 65537 characters and Gitea takes 65536',
      'variable EMPTY: is empty; give it a value or leave it out',
      'secret LONG: has 65538 bytes and Gitea takes 65536',
      `topics: "${'a'.repeat(
        36,
      )}" is not possible; use up to 35 lower-case letters, digits, dots and dashes`,
    ]);
  });

  it.each([
    ['variable', '/actions/variables/gitea_x', { value: '1' }],
    ['variable', '/actions/variables/ci', { value: '1' }],
    ['variable', '/actions/variables/LONG', { value: 'ä'.repeat(65_537) }],
    ['variable', '/actions/variables/EMPTY', { value: '' }],
  ])('refuses a %s as Gitea does: %s', async (_, path, body) => {
    await rig.forge.createRepository(rig.spec);
    await expect(
      rig.fixture.api('POST', `/repos/acme/${rig.spec.name}${path}`, body),
    ).rejects.toThrow(/: 4\d\d /);
  });

  const needed = ['write:organization', 'write:repository', 'read:user'];
  const remedy =
    'a token keeps what it was made with, so make a new one for all repositories with write:organization, write:repository and read:user';

  /** What an owner of the organisation is told with a token of these scopes; nothing is ever written. */
  const toldWith = async (name: string, scopes: readonly string[]) => {
    const { discretion, fixture, spec } = rig;
    const token = await fixture.addUser(name, scopes);
    await fixture.join('Owners', name);
    const forge = await fixture.forge({ token });
    const told = await forge.preflight(spec, values).then(
      ({ problems: found }) => found.join('\n'),
      async error =>
        (
          await discretion.failureOf(Promise.reject(error))
        ).message,
    );
    expect(fixture.proxy.requests.filter(changesSomething)).toEqual([]);
    return told.replaceAll(fixture.host, 'HOST');
  };

  it.each([
    ['write:organization', 'could not read owner acme on HOST: the token'],
    ['write:repository', 'repoUrl: on HOST the token'],
    [
      'read:user',
      'could not read the account of the credentials on HOST: the token',
    ],
  ])('names the scope that a token lacks: %s', async (lacking, told) => {
    const name = `narrow-${lacking.replace(':', '-')}`;
    const scopes = needed.filter(each => each !== lacking);
    expect(await toldWith(name, scopes)).toBe(
      `${told} lacks the scope ${lacking}; ${remedy}`,
    );
  });

  it.each([
    [
      'reading',
      ['read:organization', 'read:repository', 'read:user'],
      'lacks the scopes write:organization and write:repository',
    ],
    [
      'publicly',
      ['public-only', ...needed],
      'is limited to public repositories',
    ],
    [
      'both-ways',
      ['public-only', 'write:organization', 'read:user'],
      'lacks the scope write:repository and is limited to public repositories',
    ],
  ])(
    'tells before anything is made all that a token lacks: %s',
    async (name, scopes, told) => {
      expect(await toldWith(name, scopes)).toBe(
        `repoUrl: on HOST the token ${told}; ${remedy}`,
      );
    },
  );

  it.each([
    ['enough', [...needed, 'write:package']],
    ['everything', ['all']],
  ])('takes a token that is enough: %s', async (name, scopes) => {
    expect(await toldWith(name, scopes)).toBe('');
  });

  it('finds out by a write that cannot be where a forge does not say the scopes', async () => {
    const { fixture } = rig;
    fixture.proxy.spoil({
      path: /\/admin\/cron$/,
      times: 2,
      gives: {
        status: 403,
        // As Forgejo says it.
        body: {
          message:
            'token does not have at least one of required scope(s): [read:admin]',
        },
      },
    });
    const reading = needed.map(each => each.replace('write', 'read'));
    expect(await toldWith('silently', reading)).toContain(
      'lacks the scopes write:organization and write:repository',
    );
    expect(await toldWith('silently-enough', needed)).toBe('');
  });

  it('says of a token with all scopes why it does not see what it made', async () => {
    const { discretion, fixture, spec } = rig;
    const token = await fixture.addUser('all-public', ['public-only', 'all']);
    await fixture.join('Owners', 'all-public');
    const forge = await fixture.forge({ token });
    await forge.createRepository(spec, { fresh: true });
    const error = await discretion.failureOf(forge.readRepository(spec));
    expect(error.name).toBe('NotAllowedError');
    expect(error.message).toContain(
      `the token is limited to public repositories; ${remedy}`,
    );
  });

  it('asks for scopes only where a repository has to be created', async () => {
    const { fixture, forge, spec } = rig;
    const asked = async (isThere: boolean) => {
      fixture.proxy.clear();
      const there = Promise.resolve(isThere);
      await forge.preflight({ ...spec, isThere: there }, values);
      return fixture.proxy.requests.filter(({ path }) =>
        path.includes('/admin/'),
      );
    };
    expect(await asked(true)).toHaveLength(0);
    expect(await asked(false)).toHaveLength(1);
  });

  it('says who may not create, and who may not set variables', async () => {
    const { fixture, spec } = rig;
    const access = [
      { kind: 'team', name: 'orders', permission: 'push' },
    ] as const;
    const told = async (name: string) => {
      const token = await fixture.addUser(name, [
        'write:organization',
        'write:repository',
        'read:user',
      ]);
      const forge = await fixture.forge({ token });
      return {
        add: (team: string) => fixture.join(team, name),
        problems: async () =>
          (await forge.preflight(spec, { ...values, access })).problems,
      };
    };
    const stranger = await told('stranger');
    expect(await stranger.problems()).toEqual([
      `repoUrl: stranger may not create repositories in acme on ${fixture.host}; add stranger to its team Owners, or configure credentials of an owner`,
    ]);
    await fixture.api('POST', '/orgs/acme/teams', {
      name: 'makers',
      permission: 'write',
      units: ['repo.code'],
      can_create_org_repo: true,
    });
    await stranger.add('makers');
    expect(await stranger.problems()).toEqual([
      expect.stringMatching(/^repoUrl: stranger is no owner of acme/),
    ]);
    await stranger.add('Owners');
    expect(await stranger.problems()).toEqual([]);
  });

  it('does not take wrong credentials for an owner that is not there', async () => {
    const forge = await rig.fixture.forge({ token: 'canary-of-a-person' });
    const error = await rig.discretion.failureOf(
      forge.preflight(rig.spec, nothing),
    );
    expect(error.name).toBe('AuthenticationError');
    expect(error.message).toContain('integrations.gitea');
  });
});
