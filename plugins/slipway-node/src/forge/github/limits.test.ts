import { prepareForge } from '../__testUtils__/prepareForge';
import { PipelineSpec } from '../Forge';

jest.setTimeout(120_000);

const value = () => 'canary-value';
const secrets = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `${prefix}_${index}`,
    value,
  }));
const variables = (prefix: string, count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${prefix}_${index}`, 'x']),
  );
const nothing = { variables: {}, secrets: [], environments: [] };
const live = { name: 'live', reviewers: [], variables: {}, secrets: [] };

/** What a team has set up by itself in the meantime: one less than GitHub takes. */
const theirs: PipelineSpec = {
  variables: {},
  secrets: secrets('THEIRS', 99),
  environments: [{ ...live, variables: variables('THEIRS', 99) }],
};

describe('a place on GitHub that others have nearly filled', () => {
  const rig = prepareForge('filled');

  it('is refused more than it takes, before anything is written', async () => {
    const { fixture, forge, spec } = rig;
    await forge.createRepository(spec);
    await forge.applyPipeline(spec, theirs);
    fixture.proxy.clear();
    const ours: PipelineSpec = {
      topics: ['slipway'],
      access: [{ kind: 'team', name: 'platform', permission: 'push' }],
      variables: { REGION: 'eu' },
      secrets: [...secrets('OURS', 2), { name: 'theirs_1', value }],
      environments: [
        {
          ...live,
          variables: variables('OURS', 3),
          secrets: secrets('OURS', 1),
        },
        { ...live, name: 'new', variables: variables('OURS', 1) },
      ],
    };
    const problems = [
      'environment live: variables: 99 are there and 3 would be added, and GitHub takes 100; remove some of those that are there, or ask for fewer',
      'secrets: 99 are there and 2 would be added, and GitHub takes 100; remove some of those that are there, or ask for fewer',
    ];

    const error = await rig.discretion.failureOf(
      forge.applyPipeline(spec, ours),
    );

    expect(error.name).toBe('InputError');
    expect(error.message.split('\n')).toEqual(
      expect.arrayContaining(
        problems.map(each => expect.stringContaining(each)),
      ),
    );
    expect(fixture.proxy.writes).toEqual([]);

    const planned = await forge.planPipeline(spec, ours);
    const refused = planned.filter(({ problem }) => problem);
    expect(new Set(refused.map(({ problem }) => problem))).toEqual(
      new Set(problems),
    );
    expect(refused.map(({ subject }) => subject).sort()).toEqual([
      'environment live: variable OURS_0',
      'environment live: variable OURS_1',
      'environment live: variable OURS_2',
      'secret OURS_0',
      'secret OURS_1',
    ]);
  });

  it('takes as much as there is room for, and keeps what is there when it is full', async () => {
    const { fixture, forge, spec } = rig;
    await forge.createRepository(spec);
    await forge.applyPipeline(spec, theirs);
    const fitting: PipelineSpec = {
      ...nothing,
      secrets: [...secrets('OURS', 1), ...secrets('THEIRS', 3)],
      environments: [{ ...live, variables: variables('OURS', 1) }],
    };

    await forge.applyPipeline(spec, fitting);
    fixture.proxy.clear();
    const again = await forge.applyPipeline(spec, fitting);

    expect(again.map(({ action }) => action)).not.toContain('created');
    expect(fixture.proxy.writes).toEqual([]);
    const { total_count } = await fixture.api(
      'GET',
      `/repos/acme/${spec.name}/actions/secrets`,
    );
    expect(total_count).toBe(100);
  });
});
