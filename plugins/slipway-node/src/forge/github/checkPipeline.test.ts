import { PipelineSpec, Reviewer } from '../Forge';
import { measured } from '../pipeline/measured';
import { checkPipeline } from './checkPipeline';

const many = <T>(count: number, each: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => each(index));
const secrets = (count: number, bytes = 1) =>
  many(count, index => ({
    name: `S_${index}`,
    value: () => 'x'.repeat(bytes),
  }));
const variables = (count: number) =>
  Object.fromEntries(many(count, index => [`V_${index}`, 'x']));
const reviewers = (count: number) =>
  many(count, (index): Reviewer => ({ kind: 'team', name: `team-${index}` }));

/** A pipeline with so much of everything, and `more` over it. */
function pipeline(more: 0 | 1): PipelineSpec {
  return {
    topics: many(20 + more, index => `topic-${index}`),
    variables: variables(500 + more),
    secrets: secrets(100 + more, 48 * 1024 + more),
    environments: [
      {
        name: 'e'.repeat(255 + more),
        reviewers: reviewers(6 + more),
        variables: variables(100 + more),
        secrets: secrets(100 + more),
      },
    ],
  };
}

const problemsOf = async (spec: PipelineSpec) =>
  checkPipeline(await measured(spec));

describe('checkPipeline', () => {
  it('takes as much as GitHub does', async () => {
    expect(await problemsOf(pipeline(0))).toEqual([]);
  });

  it('refuses one more of each, all at once', async () => {
    const problems = await problemsOf(pipeline(1));
    const told = problems.map(problem => problem.replace(/e{256}/, 'E'));
    expect(told.filter(problem => !problem.startsWith('secret S_'))).toEqual([
      'environment E: the name must have 1 to 255 characters and no quotes, commas, semicolons or backslashes',
      'environment E: has 7 approvers and GitHub takes 6; use a team',
      'environment E: variables: 101 and GitHub takes 100',
      'environment E: secrets: 101 and GitHub takes 100',
      'variables: 501 and GitHub takes 500',
      'secrets: 101 and GitHub takes 100',
      'topics: there are 21 and GitHub takes 20',
    ]);
    expect(told).toContain(
      'secret S_100: has 49153 bytes and GitHub takes 49152',
    );
    expect(told).toHaveLength(7 + 101);
  });

  it.each(['GITHUB_TOKEN', 'github_token', '1ST', 'A-B', 'A B', 'É', ''])(
    'refuses the name %p for a secret and for a variable',
    async name => {
      const nothing = { environments: [], variables: {}, secrets: [] };
      const value = () => 'canary';
      for (const spec of [
        { ...nothing, secrets: [{ name, value }] },
        { ...nothing, variables: { [name]: 'canary' } },
      ]) {
        const [problem, ...rest] = await problemsOf(spec);
        expect(problem).toContain(JSON.stringify(name));
        expect(problem).not.toContain('canary');
        expect(rest).toEqual([]);
      }
    },
  );

  it('counts bytes and not characters', async () => {
    const value = () => 'é'.repeat(24 * 1024 + 1);
    const spec = { environments: [], variables: {} };
    expect(
      await problemsOf({ ...spec, secrets: [{ name: 'A', value }] }),
    ).toEqual(['secret A: has 49154 bytes and GitHub takes 49152']);
  });
});
