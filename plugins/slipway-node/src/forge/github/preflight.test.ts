import { InputError } from '@backstage/errors';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { Forge, PipelineSpec, Reviewer } from '../Forge';

jest.setTimeout(60_000);

describe('preflight', () => {
  let fixture: ForgeFixture;
  let forge: Forge;
  const value = 'canary-secret';

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
    forge = await fixture.forge();
  });
  afterAll(() => fixture.stop());

  it('refuses before anything is made, all at once', async () => {
    const environment = { variables: {}, secrets: [] };
    const seven = ['platform', 'orders', 'payments', 'x1', 'x2', 'x3', 'x4'];
    const { ownerKind, problems } = await forge.preflight(
      { owner: 'nobody', name: 'x', visibility: 'private' },
      {
        environments: [
          {
            ...environment,
            name: 'production',
            reviewers: seven.map(name => ({ kind: 'user', name })),
          },
          { ...environment, name: 'Production', reviewers: [] },
        ],
        variables: { GITHUB_X: 'x', '1A': 'x', EMPTY: '' },
        secrets: [
          { name: 'BIG', value: () => 'x'.repeat(48 * 1024 + 1) },
          ...Array.from({ length: 100 }, (_, index) => ({
            name: `S${index}`,
            value: () => value,
          })),
        ],
        topics: ['Slipway', 'ok'],
      },
    );

    expect(ownerKind).toBeUndefined();
    expect(problems).toEqual(
      [
        /^repoUrl: owner "nobody" does not exist/,
        ...seven.map(name => new RegExp(`approver user "${name}" does not`)),
        /^environment Production: is there twice/,
        /^environment production: has 7 approvers and GitHub takes 6/,
        /^variable "GITHUB_X": must not start with GITHUB_/,
        /^variable "1A": must not start with a digit/,
        /^variable EMPTY: is empty/,
        /^secrets: 101 and GitHub takes 100/,
        /^secret BIG: has 49153 bytes and GitHub takes 49152/,
        /^topics: "Slipway" is not possible/,
      ].map(pattern => expect.stringMatching(pattern)),
    );
    expect(problems.join()).not.toContain(value);
    expect(fixture.proxy.writes).toEqual([]);
  });

  const nothing = { environments: [], variables: {}, secrets: [] };

  it('names an owner who is not there, together with the approvers', async () => {
    const stranger = { kind: 'team', name: 'strangers' } as const;
    const { ownerKind, problems } = await forge.preflight(
      { owner: 'acme', name: 'x', visibility: 'private' },
      {
        ...nothing,
        access: [
          { ...stranger, permission: 'push' },
          { kind: 'user', name: 'nobody', permission: 'push' },
        ],
        environments: [
          {
            name: 'production',
            reviewers: [stranger],
            variables: {},
            secrets: [],
          },
        ],
      },
    );

    const unknown = `does not exist in acme on ${fixture.host}, or the credentials may not see it`;
    expect(ownerKind).toBe('organization');
    expect(problems).toEqual([
      `owner: the team "strangers" ${unknown}; choose another owner, or say its name there in its annotation github.com/team-slug`,
      `owner: the user "nobody" does not exist on ${fixture.host}, or the credentials may not see it; choose another owner, or say its name there in its annotation github.com/user-login`,
    ]);
  });

  const live = (reviewers: readonly Reviewer[]) => ({
    ...nothing,
    environments: [{ name: 'live', variables: {}, secrets: [], reviewers }],
  });
  const platform = { kind: 'team', name: 'platform' } as const;

  it('knows that the account of a user has no teams', async () => {
    const own = { owner: 'slipway', name: 'x', visibility: 'private' };
    expect(
      await forge.preflight(own, {
        ...nothing,
        access: [{ ...platform, permission: 'push' }],
      }),
    ).toEqual({ ownerKind: 'user', problems: [] });
    expect(await forge.preflight(own, live([platform]))).toEqual({
      ownerKind: 'user',
      problems: [
        `environments live: the approver platform is a team, and slipway is a user's account on ${fixture.host}, which has none; choose users as approvers, or an organisation as the owner of the repository`,
      ],
    });
  });

  it('knows what the account of a user cannot have', async () => {
    const ada = { kind: 'user', name: 'guest' } as const;
    const check = async (plan: string, visibility: string) => {
      fixture.proxy.spoil({
        path: /^\/user$/,
        gives: {
          status: 200,
          body: { login: 'slipway', plan: { name: plan } },
        },
      });
      const own = { owner: 'slipway', name: 'x', visibility };
      return (await forge.preflight(own, live([ada]))).problems;
    };

    expect(await check('pro', 'internal')).toEqual([
      `visibility: "internal" is only possible in an organisation, and slipway is a user's account; choose private or public`,
    ]);
    expect(await check('pro', 'private')).toEqual([
      "environments live: a private repository of slipway cannot require approvers on GitHub's plan pro; choose the visibility public, leave out the approvers, or publish to an organisation with GitHub Enterprise",
    ]);
    expect(await check('free', 'private')).toEqual([
      "visibility: a private repository of slipway can neither protect its branch nor require approvers on GitHub's plan free; choose public, or upgrade the account to GitHub Pro and leave out the approvers",
    ]);
    expect(await check('free', 'public')).toEqual([]);
  });

  it.each([
    ['read:org', 'lacks the scope repo and workflow;'],
    ['repo', 'lacks the scope workflow;'],
    ['', 'lacks the scope repo and workflow;'],
  ])('refuses a token with the scopes %p', async (scopes, text) => {
    fixture.proxy.spoil({
      path: /^\/user$/,
      gives: {
        status: 200,
        headers: { 'x-oauth-scopes': scopes },
        body: { login: 'somebody' },
      },
    });
    await expect(
      forge.preflight(
        { owner: 'acme', name: 'x', visibility: 'private' },
        nothing,
      ),
    ).resolves.toMatchObject({ problems: [expect.stringContaining(text)] });
  });

  it('asks whether an organisation lets this member create', async () => {
    const closed = { login: 'acme', members_can_create_repositories: false };
    fixture.proxy.spoil({
      path: /^\/orgs\/acme$/,
      gives: { status: 200, body: closed },
      times: 2,
    });
    fixture.proxy.spoil({
      path: /memberships/,
      gives: { status: 200, body: { role: 'member' } },
    });
    fixture.proxy.spoil({
      path: /memberships/,
      gives: { status: 200, body: { role: 'admin' } },
    });
    const id = { owner: 'acme', name: 'x', visibility: 'private' };
    const refusal = {
      problems: [
        expect.stringMatching(
          /^repoUrl: members of acme may not create private repositories on/,
        ),
      ],
    };
    expect(await forge.preflight(id, nothing)).toMatchObject(refusal);
    expect(await forge.preflight(id, nothing)).toMatchObject({ problems: [] });

    fixture.proxy.spoil({
      path: /^\/orgs\/acme$/,
      gives: {
        status: 200,
        body: { login: 'acme', members_can_create_private_repositories: false },
      },
      times: 2,
    });
    fixture.proxy.spoil({
      path: /memberships/,
      gives: { status: 200, body: { role: 'member' } },
    });
    const open = { ...id, visibility: 'public' };
    expect(await forge.preflight(open, nothing)).toMatchObject({
      problems: [],
    });
    expect(await forge.preflight(id, nothing)).toMatchObject(refusal);
  });

  it('says which plan is too small for a private repository', async () => {
    const approved = live([platform]);
    const plain = live([]);
    const check = async (
      plan: string | undefined,
      visibility: string,
      spec: PipelineSpec,
    ) => {
      fixture.proxy.spoil({
        path: /^\/orgs\/acme$/,
        gives: {
          status: 200,
          body: { login: 'acme', plan: plan && { name: plan } },
        },
      });
      const planned = { owner: 'acme', name: 'x', visibility };
      return (await forge.preflight(planned, spec)).problems;
    };

    const free =
      "visibility: a private repository of acme can neither protect its branch nor require approvers on GitHub's plan free; choose public, or have the organisation moved to GitHub Enterprise, or without approvers to GitHub Team";
    expect(await check('free', 'private', approved)).toEqual([free]);
    expect(await check('free', 'private', plain)).toEqual([free]);
    for (const plan of ['free', 'team']) {
      expect(await check(plan, 'internal', plain)).toEqual([
        `visibility: "internal" is only possible with GitHub Enterprise, and acme has GitHub's plan ${plan}; choose private or public`,
      ]);
    }
    expect(await check('team', 'private', approved)).toEqual([
      "environments live: a private repository of acme cannot require approvers on GitHub's plan team; choose the visibility public, leave out the approvers, or publish to an organisation with GitHub Enterprise",
    ]);
    for (const [plan, visibility, spec] of [
      ['team', 'private', plain],
      ['free', 'public', approved],
      ['team', 'public', approved],
      ['enterprise', 'private', approved],
      [undefined, 'private', approved],
      ['enterprise', 'internal', approved],
      [undefined, 'internal', approved],
    ] as const) {
      expect(await check(plan, visibility, spec)).toEqual([]);
    }
  });

  it('does not mind a secret that nobody gave: the forge may have it', async () => {
    const absent = {
      name: 'A',
      value: () => {
        throw new InputError('secret A is missing');
      },
    };
    await expect(
      forge.preflight(
        { owner: 'acme', name: 'x', visibility: 'private' },
        { ...nothing, secrets: [absent] },
      ),
    ).resolves.toMatchObject({ problems: [] });
  });

  it('does not need an account: a GitHub App has none', async () => {
    fixture.proxy.spoil({ path: /^\/user$/, gives: { status: 403 } });
    await expect(
      forge.preflight(
        { owner: 'acme', name: 'x', visibility: 'private' },
        nothing,
      ),
    ).resolves.toMatchObject({ problems: [] });
  });
});
