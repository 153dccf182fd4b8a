import { PipelineSpec } from '../Forge';
import { prepareGitlab } from './__testUtils__/prepareGitlab';

jest.setTimeout(120_000);

const value = () => 'canary-value';
const live = { name: 'live', reviewers: [], variables: {}, secrets: [] };

describe('a project on GitLab that others have nearly filled with variables', () => {
  const rig = prepareGitlab('filled');

  it('gets what there is room for, and nothing where there is not enough', async () => {
    const { discretion, fixture, forge, spec } = rig;
    await forge.createRepository(spec);
    const few: PipelineSpec = {
      variables: { REGION: 'eu' },
      secrets: [],
      environments: [],
    };
    await forge.applyPipeline(spec, few);
    const { variables } = fixture.project(spec);
    const [pattern] = variables;
    for (let index = variables.length; index < 7_999; index += 1) {
      variables.push({ ...pattern!, key: `THEIRS_${index}` });
    }
    fixture.proxy.clear();
    const tooMany: PipelineSpec = {
      topics: ['slipway'],
      access: [{ kind: 'team', name: 'platform', permission: 'push' }],
      variables: { REGION: 'us' },
      secrets: [{ name: 'TOKEN', value }],
      environments: [{ ...live, variables: { LEVEL: 'info' } }],
    };

    const error = await discretion.failureOf(
      forge.applyPipeline(spec, tooMany),
    );

    expect(error).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        'variables and secrets: 7999 are there and 2 would be added, and GitLab takes 8000; remove some of those that are there, or ask for fewer',
      ),
    });
    expect(fixture.proxy.writes).toEqual([]);

    await forge.applyPipeline(spec, { ...tooMany, environments: [] });
    expect(variables).toHaveLength(8_000);
  });
});
