import { validate } from 'jsonschema';
import { parse } from 'yaml';
import { dryRunner, ListedAction } from './__testUtils__/dryRunner';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('the examples of the actions', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());

  const { answersFor, dryRun } = dryRunner(() => portal);

  it('runs every example of every action through its own schema', async () => {
    const { client } = portal;
    const listed: ListedAction[] = await client.ask('/scaffolder/v2/actions');
    // Those of the actions registry are called by programs and have no examples.
    const ours = listed.filter(({ id }) => /^slipway:\w+:\w+$/.test(id));
    expect(ours.map(({ id }) => id).sort()).toEqual([
      'slipway:catalog:register',
      'slipway:pipeline:configure',
      'slipway:repository:create',
      'slipway:repository:publish',
      'slipway:service:record',
      'slipway:service:render',
    ]);
    for (const { id, description, schema, examples } of ours) {
      const { input, output } = schema;
      for (const property of [input, output].flatMap(({ properties }) =>
        Object.values(properties),
      )) {
        expect(property.description).toEqual(expect.any(String));
      }
      expect(description).toEqual(expect.stringMatching(/\.$/));
      expect(examples.length).toBeGreaterThan(0);
      for (const { example } of examples) {
        const [step] = parse(example).steps;
        expect(step.action).toBe(id);
        expect(validate(step.input, schema.input).errors).toEqual([]);
        expect(Object.keys(input.properties)).toEqual(
          expect.arrayContaining(Object.keys(step.input)),
        );

        // The example in its place between the template's other steps.
        const response = await dryRun(answersFor('example'), template => ({
          ...template,
          spec: {
            ...template.spec,
            steps: template.spec.steps.map(each =>
              each.id === step.id ? step : each,
            ),
          },
        }));
        // The forge does not know the token of this person.
        const usesToken = 'token' in step.input;
        const { error } = await response.json();
        expect([id, response.status, error?.name]).toEqual([
          id,
          usesToken ? 401 : 200,
          usesToken ? 'AuthenticationError' : undefined,
        ]);
      }
    }
  });
});
