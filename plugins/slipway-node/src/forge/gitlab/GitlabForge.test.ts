import { Forge, PipelineSpec, ProtectionSpec, Repository } from '../Forge';
import { publishService } from '../__testUtils__/publishService';
import { prepareGitlab } from './__testUtils__/prepareGitlab';
import { snapshotOf } from './__testUtils__/snapshotOf';

jest.setTimeout(60_000);

const secret = (name: string, value: string) => ({ name, value: () => value });

const pipeline: PipelineSpec = {
  topics: ['slipway'],
  access: [{ kind: 'team', name: 'platform', permission: 'push' }],
  environments: [
    {
      name: 'staging',
      reviewers: [],
      variables: { LOG_LEVEL: 'debug' },
      secrets: [secret('DATABASE_URL', 'canary-$staging-database')],
    },
    {
      name: 'production',
      reviewers: [{ kind: 'team', name: 'orders' }],
      variables: { LOG_LEVEL: 'info' },
      secrets: [secret('DATABASE_URL', 'canary-production-database')],
    },
  ],
  variables: { REGION: 'eu $HOME' },
  secrets: [secret('CODECOV_TOKEN', 'canary-codecov')],
};

const protection: ProtectionSpec = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['test'],
};

describe('a GitLab', () => {
  const rig = prepareGitlab('orders');
  const writes = () => rig.fixture.proxy.writes.map(shorten);
  const project = () => rig.fixture.project(rig.spec);

  const publish = (forge: Forge = rig.forge) =>
    publishService({ ...rig, forge }, { pipeline, protection });

  it('gets everything in one go, and a second run writes nothing', async () => {
    const { forge, fixture, spec } = rig;
    expect(await forge.preflight(spec, pipeline)).toEqual({
      ownerKind: 'organization',
      problems: [],
    });

    await publish();

    expect(writes().sort()).toEqual(
      [
        'POST /projects',
        'POST …/share',
        'PUT …',
        'POST …/environments',
        'POST …/environments',
        'POST …/variables',
        'POST …/variables',
        'POST …/variables',
        'POST …/variables',
        'POST …/variables',
        'POST …/variables',
        'POST …/protected_branches',
        'POST …/share',
        'POST …/protected_environments',
        'PUT …',
        'POST …/approval_rules',
        'POST …/approvals',
      ].sort(),
    );
    const made = project();
    expect(made).toMatchObject({
      topics: ['slipway'],
      description: `Keeps orders\n\n${spec.marker}`,
      defaultBranch: 'main',
      pipelineMustSucceed: true,
      approvals: [{ rule_type: 'any_approver', approvals_required: 1 }],
      approvalSettings: {
        disable_overriding_approvers_per_merge_request: true,
        merge_requests_author_approval: false,
        reset_approvals_on_push: true,
      },
    });
    const { groups } = fixture.server.state;
    const idOf = (path: string) => groups.find(each => each.path === path)?.id;
    expect([...made.shares]).toEqual([
      [idOf('acme/platform'), 30],
      [idOf('acme/orders'), 20],
    ]);
    expect(
      made.branches.map(({ name, push, merge }) => [
        name,
        push.map(({ access_level }) => access_level),
        merge.map(({ access_level }) => access_level),
      ]),
    ).toEqual([['main', [0], [30]]]);
    expect(made.guards).toMatchObject([
      {
        name: 'production',
        deploy: [{ access_level: 30 }],
        rules: [{ group_id: idOf('acme/orders'), required_approvals: 1 }],
      },
    ]);

    fixture.proxy.clear();
    expect(await publish(await fixture.forge())).toEqual([]);
    expect(writes()).toEqual([]);
  });

  it('keeps secrets as hidden, masked and protected variables of their scope', async () => {
    await publish();

    const { variables } = project();
    const told = variables.map(each => ({
      name: `${each.environment_scope} ${each.key}`,
      value: each.value,
      flags: (['masked', 'hidden', 'protected', 'raw'] as const)
        .filter(flag => each[flag])
        .join(' '),
    }));
    expect(told.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      {
        name: '* CODECOV_TOKEN',
        value: 'canary-codecov',
        flags: 'masked hidden protected raw',
      },
      { name: '* REGION', value: 'eu $HOME', flags: 'raw' },
      {
        name: 'production DATABASE_URL',
        value: 'canary-production-database',
        flags: 'masked hidden protected raw',
      },
      { name: 'production LOG_LEVEL', value: 'info', flags: 'raw' },
      {
        name: 'staging DATABASE_URL',
        value: 'canary-$staging-database',
        flags: 'masked hidden protected raw',
      },
      { name: 'staging LOG_LEVEL', value: 'debug', flags: 'raw' },
    ]);
    // Nowhere but in the requests that set them.
    const showing = rig.fixture.proxy.requests.filter(({ body }) =>
      body.includes('canary-'),
    );
    expect(new Set(showing.map(({ path }) => shorten(path)))).toEqual(
      new Set(['…/variables']),
    );
    expect(showing).toHaveLength(3);
  });

  it.each<
    [string, (made: ReturnType<typeof project>) => void, readonly string[]]
  >([
    ['a topic', made => (made.topics = []), ['PUT …']],
    [
      'a share',
      made => made.shares.delete([...made.shares.keys()][0]!),
      ['POST …/share'],
    ],
    [
      'an environment',
      made => made.environments.shift(),
      ['POST …/environments'],
    ],
    [
      'a variable',
      made => remove(made.variables, 'LOG_LEVEL'),
      ['POST …/variables'],
    ],
    [
      "a variable's value",
      made => (find(made.variables, 'REGION').value = 'us'),
      ['PUT …/variables/REGION'],
    ],
    [
      'a secret',
      made => remove(made.variables, 'CODECOV_TOKEN'),
      ['POST …/variables'],
    ],
    [
      "a secret's protection",
      made => (find(made.variables, 'CODECOV_TOKEN').protected = false),
      ['PUT …/variables/CODECOV_TOKEN'],
    ],
    [
      'the approvers of an environment',
      made => made.guards[0]!.rules.pop(),
      ['PUT …/protected_environments/production'],
    ],
    [
      'the protection of an environment',
      made => made.guards.pop(),
      ['POST …/protected_environments'],
    ],
    [
      'the protection of the branch',
      made => made.branches.pop(),
      ['POST …/protected_branches'],
    ],
    [
      'that nobody pushes to the branch',
      made => (made.branches[0]!.push = [level(40)]),
      ['PATCH …/protected_branches/main'],
    ],
    [
      'the rule of approvals',
      made => (made.approvals[0]!.approvals_required = 0),
      [expect.stringMatching(/^PUT …\/approval_rules\/\d+$/) as never],
    ],
    [
      'a setting of approvals',
      made => (made.approvalSettings.merge_requests_author_approval = true),
      ['POST …/approvals'],
    ],
    [
      'that merge requests wait for their pipeline',
      made => (made.pipelineMustSucceed = false),
      ['PUT …'],
    ],
  ])('gets back exactly %s', async (_, change, expected) => {
    await publish();
    const before = snapshotOf(project());
    change(project());
    rig.fixture.proxy.clear();

    const changes = await publish();

    expect(writes()).toEqual(expected);
    expect(changes).toHaveLength(1);
    expect(snapshotOf(project())).toEqual(before);
    rig.fixture.proxy.clear();
    await publish();
    expect(writes()).toEqual([]);
  });

  it('raises what somebody lowered', async () => {
    await publish();
    const { shares, guards } = project();
    const [first] = shares.keys();
    shares.set(first!, 10);
    const [rule] = guards[0]!.rules;
    guards[0]!.rules.splice(0, 1, { ...rule!, required_approvals: 0 });
    rig.fixture.proxy.clear();
    // The rule is there although nobody hears of it: sent again it would be there twice.
    rig.fixture.proxy.spoil({
      method: 'PUT',
      path: /protected_environments/,
      afterwards: true,
      gives: { status: 502 },
    });

    await publish();

    expect(writes()).toEqual([
      `DELETE …/share/${first}`,
      'POST …/share',
      'PUT …/protected_environments/production',
    ]);
    expect(shares.get(first!)).toBe(30);
    expect(
      guards[0]!.rules.map(({ required_approvals }) => required_approvals),
    ).toEqual([0, 1]);
  });

  it('has its branch protected before the first push, which only a maintainer can make', async () => {
    const { forge, fixture, spec } = rig;
    const repository = await forge.createRepository(spec, { fresh: true });
    await forge.applyPipeline(repository, pipeline, { fresh: true });
    const refused = /not allowed to push code to protected branches/;

    // Of the group platform, which may push.
    const ada = { token: 'token-of-ada' };
    await expect(fixture.push(spec, ada)).rejects.toThrow(refused);
    await fixture.push(spec, { ...ada, branch: 'feature' });
    await expect(fixture.push(spec)).rejects.toThrow(refused);
  });

  it('takes no push to its branch after the first one', async () => {
    const { fixture, spec } = rig;
    await publish();

    await expect(fixture.push(spec)).rejects.toThrow(
      /not allowed to push code to protected branches/,
    );
    await expect(
      fixture.push(spec, { token: 'token-of-grace' }),
    ).rejects.toThrow(/not found/);
  });

  it('never touches a project that was not made for the service', async () => {
    const { forge, spec, discretion } = rig;
    const other = { ...spec, marker: 'http://localhost:3000/other' };
    await forge.createRepository(other);
    rig.fixture.proxy.clear();

    for (const fresh of [false, true]) {
      const error = await discretion.failureOf(
        forge.createRepository(spec, { fresh }),
      );
      expect(error.name).toBe('ConflictError');
      expect(error.message).toBe(
        `repoUrl: the name ${spec.owner}/${spec.name} is taken on ${forge.host} by a repository that was not created for ${spec.marker}; choose another name`,
      );
    }
    expect(snapshotOf(project()).description).toContain('/other');
  });

  it('finds ours by its former name, and makes no second one', async () => {
    const { forge, fixture, spec } = rig;
    const made = await forge.createRepository(spec);
    const path = `${spec.owner}/${spec.name}`;
    fixture.server.state.rename(path, `${spec.name}-two`);
    fixture.proxy.clear();

    expect(await forge.readRepository(spec)).toMatchObject({
      id: made.id,
      name: `${spec.name}-two`,
    });
    await expect(forge.createRepository(spec)).rejects.toMatchObject({
      name: 'ConflictError',
      message: `repoUrl: ${path} is called ${path}-two on ${fixture.host} now; give its present name, or choose another one`,
    });
    expect(writes()).toEqual([]);
  });

  it('goes only to the address of the configuration, whatever addresses it tells', async () => {
    const { fixture, spec } = rig;
    const baseUrl = 'https://gitlab.test/below';
    const forge = await fixture.forge({
      integrations: fixture.integrations({ baseUrl }),
    });
    const made = await forge.createRepository(spec);
    expect(made).toMatchObject({
      webUrl: `${baseUrl}/${spec.owner}/${spec.name}`,
      cloneUrl: `${baseUrl}/${spec.owner}/${spec.name}.git`,
    });
    expect(made).toMatchObject(forge.expectedUrls(spec));

    const path = `${spec.owner}/${spec.name}`;
    fixture.server.state.rename(path, `${spec.name}-two`);
    expect(await forge.readRepository(spec)).toMatchObject({
      id: made.id,
      cloneUrl: `${baseUrl}/${path}-two.git`,
    });
  });

  it('goes by the description, whatever else somebody writes into it', async () => {
    const { forge, spec } = rig;
    const first: Repository = await forge.createRepository(spec);
    project().description = `Now with **more**.\nSecond line\n\n${spec.marker}\n`;

    const second = await forge.createRepository(spec);

    expect(second).toEqual({ ...first, created: false });
    project().description = `${spec.marker} is gone`;
    const third = await forge.readRepository(spec);
    expect(third?.marker).toBe('');
  });
});

function shorten(text: string): string {
  return text
    .replace('/api/v4', '')
    .replace(/\/projects\/[^/ ]*%2F[^/ ]*/, '…')
    .replace(' …', ' …');
}

function level(access_level: number) {
  return { id: 7, access_level, user_id: null, group_id: null };
}

function find<T extends { readonly key: string }>(
  list: readonly T[],
  key: string,
): T {
  return list.find(each => each.key === key)!;
}

function remove<T extends { readonly key: string }>(
  list: T[],
  key: string,
): void {
  list.splice(list.indexOf(find(list, key)), 1);
}
