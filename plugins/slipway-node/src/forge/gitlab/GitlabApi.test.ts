import { PipelineSpec } from '../Forge';
import { prepareGitlab } from './__testUtils__/prepareGitlab';

jest.setTimeout(60_000);

const secrets: PipelineSpec = {
  environments: [],
  variables: { REGION: 'eu' },
  secrets: [{ name: 'TOKEN', value: () => 'canary-secret-value' }],
};

describe('requests to a GitLab', () => {
  const rig = prepareGitlab('asked');
  const posts = (path: RegExp) =>
    rig.fixture.proxy.requests.filter(
      each => each.method === 'POST' && path.test(each.path),
    ).length;

  it('wait as long as GitLab asks to, say so, and are then repeated, a POST too', async () => {
    const { fixture, forge, spec, discretion } = rig;
    fixture.server.limitAfter(1, 1);
    const began = Date.now();

    await forge.createRepository(spec, discretion);

    expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
    expect(discretion.said).toEqual([
      expect.stringMatching(/^Waiting 1 s to .*: the forge limits the rate/),
    ]);
    expect(
      fixture.proxy.requests.filter(({ status }) => status === 429),
    ).toHaveLength(1);
  });

  it('give up where that would take too long', async () => {
    const { fixture, spec, discretion } = rig;
    const forge = await fixture.forge({ patience: { maxLimitWaitMs: 5_000 } });
    fixture.server.limitAfter(0, 60);
    const error = await discretion.failureOf(forge.createRepository(spec));
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain('run the step again in 1 min');
    expect(fixture.proxy.requests).toHaveLength(1);
  });

  it('end with the signal while they wait', async () => {
    const { fixture, forge, spec } = rig;
    fixture.server.limitAfter(0, 60);
    const controller = new AbortController();
    const reason = new Error('stopped by a person');
    setTimeout(() => controller.abort(reason), 50);
    await expect(
      forge.createRepository(spec, { signal: controller.signal }),
    ).rejects.toBe(reason);
  });

  it.each(['reset', 'half', 'silence'] as const)(
    'make one project where the answer to its creation was lost: %s',
    async gives => {
      const { fixture, spec } = rig;
      const patience = { requestTimeoutMs: 500 };
      const forge = await fixture.forge({ patience });
      const path = /projects$/;
      fixture.proxy.spoil({ method: 'POST', path, afterwards: true, gives });

      const made = await forge.createRepository(spec, { fresh: true });

      expect(made).toMatchObject({ created: false, empty: true });
      expect(posts(path)).toBe(1);
      expect(made.id).toBe(String(fixture.project(spec).id));
    },
  );

  it('are sent again where a creation got lost on its way', async () => {
    const { fixture, forge, spec } = rig;
    fixture.proxy.spoil({
      method: 'POST',
      path: /projects$/,
      gives: { status: 502 },
    });
    const made = await forge.createRepository(spec, { fresh: true });
    expect(made.created).toBe(true);
    expect(posts(/projects$/)).toBe(2);
  });

  it('set each variable once, whatever becomes of the answers', async () => {
    const { fixture, forge, spec } = rig;
    const made = await forge.createRepository(spec, { fresh: true });
    fixture.proxy.spoil({
      method: 'POST',
      path: /variables$/,
      times: 2,
      afterwards: true,
      gives: 'reset',
    });
    const changes = await forge.applyPipeline(made, secrets, { fresh: true });
    expect(changes.map(({ action }) => action)).toEqual([
      'created',
      'created',
      'created',
    ]);
    expect(posts(/variables$/)).toBe(2);
    expect(fixture.project(spec).variables).toHaveLength(2);
  });

  it('keep what somebody else set in the meantime', async () => {
    const { fixture, forge, spec } = rig;
    const made = await forge.createRepository(spec, { fresh: true });
    await forge.applyPipeline(made, secrets, { fresh: true });
    const { variables, environments } = fixture.project(spec);
    const before = JSON.stringify(variables);

    // As a step that believes that there is nothing yet.
    const live = { reviewers: [], variables: {}, secrets: [] };
    await forge.applyPipeline(
      made,
      { ...secrets, environments: [{ ...live, name: 'live' }] },
      { fresh: true },
    );
    await forge.applyPipeline(
      made,
      { ...secrets, environments: [{ ...live, name: 'live' }] },
      { fresh: true },
    );

    expect(JSON.stringify(variables)).toBe(before);
    expect(environments).toHaveLength(1);
  });

  it('read lists to their end', async () => {
    const { fixture, forge, spec } = rig;
    const many = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`NAME_${index}`, 'value']),
    );
    const made = await forge.createRepository(spec, { fresh: true });
    await forge.applyPipeline(made, { ...secrets, variables: many });
    fixture.proxy.clear();
    const changes = await forge.applyPipeline(made, {
      ...secrets,
      variables: many,
    });
    expect(new Set(changes.map(({ action }) => action))).toEqual(
      new Set(['kept']),
    );
    expect(fixture.proxy.writes).toEqual([]);
  });

  it('refuse a secret that can be read after it was set', async () => {
    const { fixture, forge, spec, discretion } = rig;
    const made = await forge.createRepository(spec, { fresh: true });
    // As a GitLab, or something before it, that passes over flags.
    const { variables } = fixture.project(spec);
    const push = variables.push.bind(variables);
    variables.push = (...items) =>
      push(...items.map(each => ({ ...each, protected: false })));
    const error = await discretion.failureOf(
      forge.applyPipeline(made, secrets, { fresh: true }),
    );
    expect(error.message).toBe(
      `secret TOKEN of ${spec.owner}/${spec.name} is not masked and protected after it was set; delete it there, then run the step again`,
    );
  });

  it.each([
    [401, 'AuthenticationError', /integrations\.gitlab/],
    [
      403,
      'NotAllowedError',
      /grant the account of the token the role Maintainer/,
    ],
    [400, 'InputError', /refuses the values \(path, name\)/],
    [500, 'ServiceUnavailableError', /answered 500/],
  ])(
    'tell of a %i in a sentence without what was answered',
    async (status, name, sentence) => {
      const { fixture, forge, spec, discretion } = rig;
      const message =
        status === 400
          ? { path: ['canary'], name: ['canary'] }
          : 'canary said GitLab';
      fixture.proxy.spoil({
        path: /./,
        times: 20,
        gives: { status, body: { message } },
      });
      const error = await discretion.failureOf(forge.readRepository(spec));
      expect(error.name).toBe(name);
      expect(error.message).toMatch(sentence);
      expect(error.message).toContain(`${spec.owner}/${spec.name}`);
    },
  );

  it('take nothing for GitLab that is not', async () => {
    const { fixture, forge, spec, discretion } = rig;
    fixture.server.state.addGroup('acme/backend-page');
    fixture.proxy.spoil({ path: /./, gives: { status: 302 } });
    const moved = await discretion.failureOf(forge.readRepository(spec));
    expect(moved.name).toBe('ConflictError');
  });

  it('are made with credentials or not at all', async () => {
    const { fixture } = rig;
    const integrations = fixture.integrations({ token: undefined });
    await expect(fixture.forge({ integrations })).rejects.toMatchObject({
      name: 'AuthenticationError',
      message: `integrations.gitlab has no token for ${fixture.host}; configure one, or sign in there`,
    });
    const own = await fixture.forge({ integrations, token: fixture.token });
    const { username, password } = await own.gitCredentials(rig.spec);
    expect([username, password]).toEqual(['oauth2', fixture.token]);
    const elsewhere = fixture.integrations({ apiBaseUrl: 'http://x.test/api' });
    await expect(
      fixture.forge({ integrations: elsewhere }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});
