import { randomBytes } from 'node:crypto';
import { PipelineSpec, ProtectionSpec, RepositorySpec } from '../Forge';
import { describeOnGitea } from './__testUtils__/describeOnGitea';
import { prepareGitea } from './__testUtils__/prepareGitea';

const secret = `canary-secret-${randomBytes(12).toString('hex')}`;

const pipeline: PipelineSpec = {
  topics: ['python'],
  access: [
    { kind: 'team', name: 'orders', permission: 'push' },
    { kind: 'user', name: 'keeper', permission: 'maintain' },
  ],
  environments: [],
  variables: { REGISTRY: 'docker.io', NOTE: 'two\r\nlines ' },
  secrets: [
    { name: 'DOCKERHUB_TOKEN', value: () => secret },
    { name: 'SECRET_KEY', value: () => secret },
  ],
};

const protection: ProtectionSpec = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['build', 'test'],
};

jest.setTimeout(60_000);

describeOnGitea('GiteaForge on a real Gitea', () => {
  const rig = prepareGitea('service');
  const at = ({ owner, name }: RepositorySpec, path = '') =>
    `/repos/${owner}/${name}${path}`;
  const writes = () =>
    rig.fixture.proxy.writes.map(write =>
      write.replace(/\/api\/v1\/repos\/[^/]*\/[^/]*/, ''),
    );

  async function createWhole(): Promise<RepositorySpec> {
    const { fixture, forge, spec } = rig;
    await forge.createRepository(spec);
    await forge.applyPipeline(spec, pipeline);
    await fixture.push(spec);
    await forge.applyProtection(spec, protection);
    fixture.proxy.clear();
    return spec;
  }

  it('creates a repository and everything its pipeline needs', async () => {
    const { fixture, forge, spec } = rig;
    expect(await forge.preflight(spec, pipeline)).toEqual({
      ownerKind: 'organization',
      problems: [],
    });
    expect(await forge.readRepository(spec)).toBeUndefined();
    expect(writes()).toEqual([]);

    const { created, ...made } = await forge.createRepository(spec);
    expect(created).toBe(true);
    expect(made).toEqual({
      id: expect.stringMatching(/^\d+$/),
      owner: spec.owner,
      name: spec.name,
      ...forge.expectedUrls(spec),
      defaultBranch: 'main',
      visibility: 'private',
      ownerKind: 'organization',
      marker: spec.marker,
      empty: true,
    });
    const fresh = { fresh: true };
    const changes = await forge.applyPipeline(spec, pipeline, fresh);
    expect(changes).toEqual([
      { subject: 'access of team orders', action: 'created' },
      { subject: 'access of user keeper', action: 'kept' },
      { subject: 'variable REGISTRY', action: 'created' },
      { subject: 'variable NOTE', action: 'created' },
      { subject: 'secret DOCKERHUB_TOKEN', action: 'created' },
      { subject: 'secret SECRET_KEY', action: 'created' },
      { subject: 'topics', action: 'created' },
    ]);
    await fixture.push(spec);
    expect(await forge.applyProtection(spec, protection, fresh)).toEqual({
      subject: 'protection of branch main',
      action: 'created',
    });

    expect(await forge.readRepository(spec)).toEqual({ ...made, empty: false });
    expect(await fixture.api('GET', at(spec))).toMatchObject({
      description: `Orders of everybody\n\n${spec.marker}`,
      topics: ['python'],
      private: true,
    });
    expect(
      await fixture.api('GET', at(spec, '/actions/variables/NOTE')),
    ).toMatchObject({ data: 'two\nlines ' });
    const secrets = await fixture.api('GET', at(spec, '/actions/secrets'));
    expect(secrets.map(({ name }: any) => name).sort()).toEqual([
      'DOCKERHUB_TOKEN',
      'SECRET_KEY',
    ]);
    expect(
      await fixture.api('GET', at(spec, '/branch_protections/main')),
    ).toMatchObject({
      enable_push: false,
      enable_force_push: false,
      required_approvals: 1,
      enable_status_check: true,
      status_check_contexts: ['* / build (*)', '* / test (*)'],
      block_admin_merge_override: true,
      dismiss_stale_approvals: true,
    });
  });

  it('protects the branch from everybody', async () => {
    const { fixture, forge, spec } = rig;
    await forge.createRepository(spec);
    await fixture.push(spec);
    const commitTo = (file: string) =>
      fixture.api('POST', at(spec, `/contents/${file}`), {
        content: '',
        branch: 'main',
        message: 'Past the rules',
      });
    await commitTo('before.txt');

    await forge.applyProtection(spec, protection);

    await expect(commitTo('after.txt')).rejects.toThrow(
      /403 .*cannot commit to repo/,
    );
  });

  it('writes nothing the second time', async () => {
    const spec = await createWhole();

    await rig.forge.preflight(spec, pipeline);
    const { created } = await rig.forge.createRepository(spec);
    const changes = await rig.forge.applyPipeline(spec, pipeline);
    const protectedAgain = await rig.forge.applyProtection(spec, protection);

    expect(created).toBe(false);
    expect(writes()).toEqual([]);
    expect([...changes, protectedAgain].map(({ action }) => action)).toEqual(
      Array(8).fill('kept'),
    );
  });

  it.each([
    ['/actions/variables/REGISTRY', 'POST'],
    ['/actions/secrets/SECRET_KEY', 'PUT'],
    ['/topics/python', 'PUT /topics'],
    ['/teams/orders', 'PUT'],
    ['/branch_protections/main', 'POST /branch_protections'],
  ])('writes only what was removed: %s', async (removed, written) => {
    const spec = await createWhole();
    await rig.fixture.api('DELETE', at(spec, removed));

    await rig.forge.createRepository(spec);
    await rig.forge.applyPipeline(spec, pipeline);
    await rig.forge.applyProtection(spec, protection);

    expect(writes()).toEqual([
      written.includes(' ') ? written : `${written} ${removed}`,
    ]);
  });

  it('puts right what was changed and keeps what was added', async () => {
    const { fixture, forge } = rig;
    const spec = await createWhole();
    await fixture.api('PUT', at(spec, '/actions/variables/REGISTRY'), {
      value: 'elsewhere',
    });
    await fixture.api('POST', at(spec, '/actions/variables/MORE'), {
      value: 'kept',
    });
    await fixture.api('PATCH', at(spec, '/branch_protections/main'), {
      enable_push: true,
      block_admin_merge_override: false,
      required_approvals: 2,
      require_signed_commits: true,
      status_check_contexts: ['licence'],
      unprotected_file_patterns: '*.md',
    });

    const changes = await forge.applyPipeline(spec, pipeline);
    await forge.applyProtection(spec, protection);

    expect(changes.filter(({ action }) => action !== 'kept')).toEqual([
      { subject: 'variable REGISTRY', action: 'updated' },
    ]);
    const variables = await fixture.api('GET', at(spec, '/actions/variables'));
    expect(
      Object.fromEntries(variables.map(({ name, data }: any) => [name, data])),
    ).toEqual({ REGISTRY: 'docker.io', NOTE: 'two\nlines ', MORE: 'kept' });
    expect(
      await fixture.api('GET', at(spec, '/branch_protections/main')),
    ).toMatchObject({
      enable_push: false,
      block_admin_merge_override: true,
      required_approvals: 2,
      require_signed_commits: true,
      status_check_contexts: ['licence', '* / build (*)', '* / test (*)'],
      unprotected_file_patterns: '',
    });
  });

  it('finds its own work without looking first', async () => {
    const spec = await createWhole();
    const fresh = { fresh: true };

    expect(await rig.forge.createRepository(spec, fresh)).toMatchObject({
      created: false,
    });
    const changes = await rig.forge.applyPipeline(spec, pipeline, fresh);
    const { action } = await rig.forge.applyProtection(spec, protection, fresh);

    expect(action).toBe('kept');
    expect(
      changes.filter(({ subject }) => !subject.startsWith('secret')),
    ).toEqual(Array(5).fill(expect.objectContaining({ action: 'kept' })));
  });

  it('does not take the word of a rule that another one comes before', async () => {
    const spec = await createWhole();
    const rules = at(spec, '/branch_protections');
    const open = { enable_push: true };
    await rig.fixture.api('POST', rules, { rule_name: 'm*', ...open });
    await rig.fixture.api('PATCH', `${rules}/main`, { priority: 7 });
    await rig.fixture.api('PATCH', `${rules}/m*`, { priority: 1 });

    const error = await rig.discretion.failureOf(
      rig.forge.applyProtection(spec, protection),
    );
    expect(error.name).toBe('NotAllowedError');
    expect(error.message).toBe(
      `could not protect branch main of ${spec.owner}/${spec.name}: the rule "m*" comes before that of the branch; look at the rules for its branches there, and at the version of ${rig.fixture.host}`,
    );
  });

  it('deletes only the repository that was seen', async () => {
    const { fixture, forge, spec } = rig;
    const seen = await forge.createRepository(spec);
    const other = forge.deleteRepository?.({ ...seen, id: '0' });
    await expect(other).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await forge.readRepository(spec)).toMatchObject({ id: seen.id });

    fixture.proxy.clear();
    await forge.deleteRepository?.(seen);
    await forge.deleteRepository?.(seen);

    expect(writes()).toEqual(['DELETE ']);
    expect(await forge.readRepository(spec)).toBeUndefined();
  });

  it('refuses environments, wherever they come from', async () => {
    const environment = {
      name: 'staging',
      reviewers: [],
      variables: {},
      secrets: [],
    };
    await expect(
      rig.forge.applyPipeline(rig.spec, {
        ...pipeline,
        environments: [environment],
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('has no environments'),
    });
    expect(writes()).toEqual([]);
  });

  it('gives credentials for git', async () => {
    expect(await rig.forge.gitCredentials(rig.spec)).toEqual({
      username: 'x-access-token',
      password: rig.fixture.token,
    });
  });
});
