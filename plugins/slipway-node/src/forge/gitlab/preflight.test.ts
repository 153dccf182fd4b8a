import { PipelineSpec } from '../Forge';
import { GitlabFixture } from './__testUtils__/GitlabFixture';
import { prepareGitlab } from './__testUtils__/prepareGitlab';
import { InstanceSettings } from './__testUtils__/server/GitlabState';

jest.setTimeout(60_000);

const nothing: PipelineSpec = { environments: [], variables: {}, secrets: [] };
const place = { reviewers: [], variables: {}, secrets: [] };

const planned = (more: object = {}) => ({
  owner: 'acme/backend',
  name: 'orders',
  visibility: 'private',
  requiredApprovals: 1,
  ...more,
});

describe('the look before anything is made', () => {
  const rig = prepareGitlab('looked', { latencyMs: 100 });
  const problemsOf = async (
    repository: object = {},
    spec: Partial<PipelineSpec> = {},
  ) => {
    const prospect = await rig.forge.preflight(planned(repository), {
      ...nothing,
      ...spec,
    });
    expect(rig.fixture.proxy.writes).toEqual([]);
    return prospect.problems;
  };

  it('takes two round trips where all is well', async () => {
    const access = [
      { kind: 'team', name: 'platform', permission: 'push' },
    ] as const;
    for (const owner of ['acme/backend', 'slipway']) {
      rig.fixture.proxy.clear();
      expect(await problemsOf({ owner }, { access })).toEqual([]);
      expect(rig.fixture.proxy.depth).toBeLessThanOrEqual(2);
    }
  });

  it.each([
    [
      { owner: 'nobody' },
      'repoUrl: the group or user "nobody" does not exist on HOST, or the credentials may not see it; choose a group that exists',
    ],
    [
      { owner: 'acme/secret' },
      'repoUrl: the group or user "acme/secret" does not exist on HOST, or the credentials may not see it; choose a group that exists',
    ],
    [
      { owner: 'strangers' },
      'repoUrl: slipway lacks the role Maintainer in strangers on HOST, which it takes to create a project there and to protect its branch; let an owner of the group give it',
    ],
    [
      { owner: 'acme/closed' },
      'repoUrl: acme/closed lets nobody create projects on HOST; let an owner of the group change that, or choose another group',
    ],
    [
      { owner: 'acme/owned' },
      'repoUrl: acme/owned lets only its owners create projects on HOST; let an owner of the group change that, or choose another group',
    ],
    [
      { owner: 'acme/inner', visibility: 'public' },
      'visibility: the group acme/inner on HOST is internal, so nothing in it can be public; choose internal, or another group',
    ],
    [
      { name: 'tree' },
      'repoUrl: GitLab keeps the name "tree" for itself; choose another name',
    ],
    [
      { name: 'a--b' },
      'repoUrl: the name "a--b" is not possible on GitLab; begin and end with a letter or digit, and put no two of ".", "_" and "-" beside each other',
    ],
  ])('refuses %j', async (repository, problem) => {
    const { state } = rig.fixture.server;
    if (!state.group('strangers')) {
      state.addGroup('strangers');
      state.addGroup('acme/closed', { projectCreationLevel: 'noone' });
      state.addGroup('acme/owned', { projectCreationLevel: 'owner' });
      state.addGroup('acme/inner', { visibility: 'internal' });
    }
    expect(await problemsOf(repository)).toEqual([
      problem.replace('HOST', rig.fixture.host),
    ]);
  });

  it('finds groups among those of the owner alone, unless their path is told', async () => {
    const { state } = rig.fixture.server;
    state.addGroup('elsewhere');
    const owned = (name: string) => ({
      access: [{ kind: 'team' as const, name, permission: 'push' as const }],
    });
    const { host } = rig.fixture;
    expect(await problemsOf({}, owned('elsewhere'))).toEqual([
      `owner: the group "elsewhere" does not exist among the groups of acme/backend on ${host}, or the credentials may not see it; choose another owner, or say its name there in its annotation ${host}/team-path`,
    ]);
    const told = rig.forge.reviewerOf({
      kind: 'group',
      name: 'else',
      annotations: { [`${host}/team-path`]: 'elsewhere' },
    });
    expect(told).toEqual({ kind: 'team', name: '/elsewhere' });
    expect(await problemsOf({}, owned(told.name))).toEqual([]);
    // The owner's own groups: whoever is in them has a role in all that is below.
    expect(await problemsOf({}, owned('acme'))).toEqual([]);
    expect(
      rig.forge.reviewerOf({
        kind: 'user',
        name: 'ada.lovelace',
        annotations: { [`${host}/user-login`]: `https://${host}/ada/` },
      }),
    ).toEqual({ kind: 'user', name: 'ada' });
  });

  it('measures names and values as GitLab does', async () => {
    const values = (value: string) => [{ name: 'TOKEN', value: () => value }];
    const unmasked =
      'secret TOKEN: GitLab cannot mask it, for that takes one line of at least 8 characters without blanks; give it another value, such as its Base64 form';
    for (const right of ['12345678', '$a{b}"c\\d', 'é'.repeat(10_000)]) {
      expect(await problemsOf({}, { secrets: values(right) })).toEqual([]);
    }
    for (const wrong of [
      '1234567',
      'two words',
      'line\nline 2',
      'trailing\n',
    ]) {
      expect(await problemsOf({}, { secrets: values(wrong) })).toEqual([
        unmasked,
      ]);
    }
    const key = (length: number) => 'K'.repeat(length);
    const problems = await problemsOf(
      {},
      {
        secrets: values('x'.repeat(10_001)),
        variables: {
          [key(255)]: 'v',
          [key(256)]: 'v',
          ci_debug_trace: 'true',
          CITY: 'Bern',
          'A-B': 'v',
          EMPTY: '',
        },
        environments: [
          { ...place, name: '/live' },
          { ...place, name: 'x'.repeat(256) },
          {
            ...place,
            name: 'review/x',
            variables: { TOKEN: 'v' },
            secrets: values('long enough').slice(0, 0),
          },
          {
            ...place,
            name: 'twice',
            variables: { TOKEN: 'v' },
            secrets: values('longenough'),
          },
        ],
        topics: ['a,b'],
      },
    );
    const name =
      'the name must have 1 to 255 letters, digits, blanks and characters of "_/${}.-", and no "/" at either end';
    expect(problems).toEqual([
      `environment /live: ${name}`,
      `environment ${'x'.repeat(256)}: ${name}`,
      'environment twice: TOKEN: is there twice; GitLab keeps variables and secrets under one set of names, so rename one',
      `variable ${key(256)}: has 256 characters and GitLab takes 255`,
      'variable ci_debug_trace: must not be called CI or begin with CI_, which is what GitLab tells its pipelines; choose another name',
      'variable "A-B": may only hold letters, digits and underscores',
      'variable EMPTY: is empty; give it a value or leave it out',
      'secret TOKEN: has 10001 characters and GitLab takes 10000',
      'topics: "a,b" is not possible; use up to 255 characters without commas and line breaks',
    ]);
  });

  it('names the scope that a token lacks', async () => {
    const { fixture } = rig;
    const { users } = fixture.server.state;
    users.push({ ...users[0]!, token: 'reads', scopes: ['read_api'] });
    const forge = await fixture.forge({ token: 'reads' });
    const { problems } = await forge.preflight(planned(), nothing);
    expect(problems).toEqual([
      `the token for ${fixture.host} lacks the scope api; make one that has it`,
    ]);
  });
});

describe('what a plan or an edition lacks', () => {
  const approved: PipelineSpec = {
    ...nothing,
    environments: [
      {
        ...place,
        name: 'production',
        reviewers: [{ kind: 'team', name: 'orders' }],
      },
    ],
  };

  it.each<[Partial<InstanceSettings>, string]>([
    [{ enterprise: false }, "HOST is GitLab's Community Edition"],
    [{ plan: 'free', tellsPlan: true }, "acme/backend has GitLab's plan Free"],
  ])('is told before anything is made: %j', async (settings, lack) => {
    const fixture = await GitlabFixture.start(settings);
    try {
      const { state } = fixture.server;
      // Only its owner is told the plan.
      state.group('acme')?.members.set(state.users[0]!.id, 50);
      const forge = await fixture.forge();
      const reason = lack.replace('HOST', fixture.host);
      expect((await forge.preflight(planned(), approved)).problems).toEqual([
        `environments production: approvers take GitLab Premium or Ultimate, and ${reason}; leave out the approvers, or choose a group with such a plan`,
        `repoUrl: changes are to need an approval, which takes GitLab Premium or Ultimate, and ${reason}; choose a group with such a plan, or let the platform team require none on ${fixture.host}`,
      ]);
      const without = planned({ requiredApprovals: 0 });
      expect((await forge.preflight(without, nothing)).problems).toEqual([]);
    } finally {
      await fixture.stop();
    }
  });

  it('is told where a GitLab is too old to hide a secret', async () => {
    const fixture = await GitlabFixture.start({ version: '17.3.2-ee' });
    try {
      const forge = await fixture.forge();
      expect((await forge.preflight(planned(), nothing)).problems).toEqual([
        `repoUrl: ${fixture.host} is GitLab 17.3, which cannot hide secrets; update it to 17.4 or newer`,
      ]);
    } finally {
      await fixture.stop();
    }
  });

  it('fails closed where it could not be known, and goes on without', async () => {
    const fixture = await GitlabFixture.start({ plan: 'free' });
    try {
      const forge = await fixture.forge();
      const spec = {
        ...planned(),
        description: '',
        defaultBranch: 'main',
        marker: 'http://localhost:3000/catalog/default/component/orders',
      };
      expect((await forge.preflight(planned(), approved)).problems).toEqual([]);
      const made = await forge.createRepository(spec);
      await expect(forge.applyPipeline(made, approved)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: `could not list the protected environments of acme/backend/orders on ${fixture.host}: it takes the role Maintainer in the project, and GitLab Premium or Ultimate, which alone have approvers of environments; leave out the approvers, or use a group that has such a plan`,
      });
      await forge.applyPipeline(made, nothing);
      await fixture.push(spec);
      const protection = { branch: 'main', requiredChecks: ['test'] };
      await expect(
        forge.applyProtection(made, { ...protection, requiredApprovals: 1 }),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: `could not require 1 approvals of merge requests of acme/backend/orders on ${fixture.host}: it takes the role Maintainer in the project, and GitLab Premium or Ultimate, which alone can require approvals; use a group that has such a plan, or require none`,
      });

      // As GitLab itself would have protected it; without a plan that can only be replaced.
      const { branches } = fixture.project(spec);
      branches[0]!.push = [
        { id: 1, access_level: 40, user_id: null, group_id: null },
      ];
      fixture.proxy.clear();
      await forge.applyProtection(made, {
        ...protection,
        requiredApprovals: 0,
      });
      const branch = '/protected_branches';
      expect(
        fixture.proxy.writes
          .map(each => each.replace(/\/api.*orders/, ''))
          .sort(),
      ).toEqual([
        `DELETE ${branch}/main`,
        `PATCH ${branch}/main`,
        `POST ${branch}`,
        // That merge requests wait for their pipeline: the call that failed has written nothing.
        'PUT ',
      ]);
      expect(branches).toMatchObject([
        { name: 'main', push: [{ access_level: 0 }] },
      ]);
    } finally {
      await fixture.stop();
    }
  });
});
