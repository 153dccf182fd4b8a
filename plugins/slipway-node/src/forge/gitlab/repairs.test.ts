import { InputError } from '@backstage/errors';
import { publishService } from '../__testUtils__/publishService';
import { ordersService } from './__testUtils__/ordersService';
import { prepareGitlab } from './__testUtils__/prepareGitlab';
import { shortPath } from './__testUtils__/shortPath';
import { snapshotOf } from './__testUtils__/snapshotOf';

jest.setTimeout(60_000);

describe('a service on GitLab of which something was changed', () => {
  const rig = prepareGitlab('repaired');
  const writes = () => rig.fixture.proxy.writes.map(shortPath);
  const project = () => rig.fixture.project(rig.spec);
  const publish = () => publishService(rig, ordersService);

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

  it('leaves a share that ends to a person, since its end could get lost', async () => {
    await publish();
    const { shares, shareEnds } = project();
    const [first] = shares.keys();
    shareEnds.set(first!, '2030-01-31');
    await publish();
    shares.set(first!, 10);
    rig.fixture.proxy.clear();
    const { owner, name } = rig.spec;
    const problem = `access: the share of ${owner}/${name} with the group platform has a lower role than developer and ends on 2030-01-31; raise it there, or remove its end`;

    const planned = await rig.forge.planPipeline(
      rig.spec,
      ordersService.pipeline,
      { only: 'obstacles' },
    );

    expect(planned.flatMap(each => each.problem ?? [])).toEqual([problem]);
    await expect(publish()).rejects.toThrow(new InputError(problem));
    expect(writes()).toEqual([]);
    expect([...shareEnds]).toEqual([[first, '2030-01-31']]);
  });
});

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
