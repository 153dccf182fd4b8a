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
    const error = await forge
      .preflight(
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
      )
      .catch(thrown => thrown);

    expect(error.name).toBe('InputError');
    const lines = error.message.split('\n');
    expect(lines).toEqual(
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
    expect(error.message).not.toContain(value);
    expect(fixture.proxy.writes).toEqual([]);
  });

  const nothing = { environments: [], variables: {}, secrets: [] };

  it('names an owner who is not there, together with the approvers', async () => {
    const stranger = { kind: 'team', name: 'strangers' } as const;
    const error = await forge
      .preflight(
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
      )
      .catch(thrown => thrown);

    const unknown = `does not exist in acme on ${fixture.host}, or the credentials may not see it`;
    expect(error).toMatchObject({
      name: 'InputError',
      message: [
        `owner: the team "strangers" ${unknown}; choose another owner, or say its name there in its annotation github.com/team-slug`,
        `environments production: the approver team "strangers" ${unknown}; correct approvers`,
        `owner: the user "nobody" does not exist on ${fixture.host}, or the credentials may not see it; choose another owner, or say its name there in its annotation github.com/user-login`,
      ].join('\n'),
    });
  });

  it('does not miss a team in the account of a user, who has none', async () => {
    await expect(
      forge.preflight(
        { owner: 'slipway', name: 'x', visibility: 'private' },
        {
          ...nothing,
          access: [{ kind: 'team', name: 'platform', permission: 'push' }],
        },
      ),
    ).resolves.toBeUndefined();
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
    ).rejects.toThrow(text);
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
    await expect(forge.preflight(id, nothing)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        'members of acme may not create repositories',
      ),
    });
    await forge.preflight(id, nothing);
  });

  it('says which plan is too small for a private repository', async () => {
    const environment = { name: 'live', variables: {}, secrets: [] };
    const withApprovers = (reviewers: readonly Reviewer[]) => ({
      ...nothing,
      environments: [{ ...environment, reviewers }],
    });
    const approved = withApprovers([{ kind: 'team', name: 'platform' }]);
    const plain = withApprovers([]);
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
      const error = await forge
        .preflight({ owner: 'acme', name: 'x', visibility }, spec)
        .catch(thrown => thrown);
      return error && `${error.name}: ${error.message}`;
    };

    const free =
      "InputError: visibility: a private repository of acme can neither protect its branch nor require approvers on GitHub's plan free; choose public, or have the organisation moved to GitHub Enterprise, or without approvers to GitHub Team";
    expect(await check('free', 'private', approved)).toBe(free);
    expect(await check('free', 'private', plain)).toBe(free);
    expect(await check('team', 'private', approved)).toBe(
      "InputError: environments live: a private repository of acme cannot require approvers on GitHub's plan team; choose the visibility public, leave out the approvers, or have the organisation moved to GitHub Enterprise",
    );
    for (const [plan, visibility, spec] of [
      ['team', 'private', plain],
      ['free', 'public', approved],
      ['team', 'public', approved],
      ['enterprise', 'private', approved],
      [undefined, 'private', approved],
    ] as const) {
      expect(await check(plan, visibility, spec)).toBeUndefined();
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
    ).resolves.toBeUndefined();
  });

  it('does not need an account: a GitHub App has none', async () => {
    fixture.proxy.spoil({ path: /^\/user$/, gives: { status: 403 } });
    await expect(
      forge.preflight(
        { owner: 'acme', name: 'x', visibility: 'private' },
        nothing,
      ),
    ).resolves.toBeUndefined();
  });
});
