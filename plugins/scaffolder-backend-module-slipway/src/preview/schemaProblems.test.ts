import { schemaProblems } from './schemaProblems';

const page = {
  required: ['name', 'costCenter', 'ci:TOKEN'],
  properties: {
    name: { pattern: '^acme-', minLength: 3 },
    'ci:TOKEN': { minLength: 8 },
    registry: { enum: ['ghcr', 'dockerhub'] },
    environments: { items: { properties: { name: { enum: ['live'] } } } },
  },
  dependencies: {
    registry: {
      oneOf: [
        { properties: { registry: { enum: ['ghcr'] } } },
        { properties: { registry: { enum: ['dockerhub'] } } },
      ],
    },
  },
};

const answers = {
  name: 'x',
  'ci:TOKEN': '***',
  registry: 'quay',
  environments: [{ name: 'live' }, { name: 'qa' }],
};

describe('schemaProblems', () => {
  it('tells each path once, in plain words, and nothing of secrets', () => {
    expect(
      [
        ...schemaProblems({ parameters: [page, page], answers, known: [] }),
      ].sort(),
    ).toEqual([
      'costCenter: is required',
      'environments[1].name: is not one of enum values: live',
      expect.stringMatching(/^name: /),
      'registry: is not one of enum values: ghcr,dockerhub',
    ]);
  });

  it('leaves out what the rules have told', () => {
    const known = ['name: must be kebab case', 'registry: is not offered'];
    expect(
      [...schemaProblems({ parameters: [page], answers, known })].sort(),
    ).toEqual(['costCenter: is required', expect.stringMatching(/^environ/)]);
  });

  it('says in a sentence that only the whole is wrong', () => {
    const parameters = [{ anyOf: [{ required: ['a'] }, { required: ['b'] }] }];
    expect(schemaProblems({ parameters, answers, known: [] })).toEqual([
      expect.stringMatching(/^The template's form does not allow/),
    ]);
  });

  it.each(['anyOf', 'oneOf'])(
    'leaves the secrets that %s asks for to the run',
    which => {
      const branches = [{ required: ['ci:KEY'] }, { required: ['ci:TOKEN'] }];
      const parameters = [{ [which]: branches }];
      expect(schemaProblems({ parameters, answers, known: [] })).toEqual([]);
    },
  );

  it.each([
    [
      'nothing is wrong',
      page,
      { name: 'acme-x', costCenter: '1', 'ci:TOKEN': '*' },
    ],
    ['the schema cannot be read', { $ref: '#/nowhere' }, answers],
  ])('tells nothing where %s', (_, schema, given) => {
    expect(
      schemaProblems({ parameters: [schema], answers: given, known: [] }),
    ).toEqual([]);
  });
});
