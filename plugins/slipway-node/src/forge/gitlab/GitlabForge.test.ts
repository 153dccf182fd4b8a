import { publishService } from '../__testUtils__/publishService';
import { Forge } from '../Forge';
import { ordersService } from './__testUtils__/ordersService';
import { prepareGitlab } from './__testUtils__/prepareGitlab';
import { shortPath } from './__testUtils__/shortPath';

jest.setTimeout(60_000);

const { pipeline } = ordersService;

describe('a GitLab', () => {
  const rig = prepareGitlab('orders');
  const writes = () => rig.fixture.proxy.writes.map(shortPath);
  const project = () => rig.fixture.project(rig.spec);

  const publish = (forge: Forge = rig.forge) =>
    publishService({ ...rig, forge }, ordersService);

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
    expect(new Set(showing.map(({ path }) => shortPath(path)))).toEqual(
      new Set(['…/variables']),
    );
    expect(showing).toHaveLength(3);
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
});
