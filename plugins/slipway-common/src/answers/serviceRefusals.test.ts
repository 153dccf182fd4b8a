import { Refusal, refusalOf } from './testing/refusalOf';
import { minimal } from './testing/minimalAnswers';

const refusals: readonly Refusal[] = [
  ['no answers', undefined, 'answers: must be an object'],
  ['a list', [], 'answers: must be an object'],
  ['a text', '${{ parameters }}', 'answers: must be an object'],
  [
    'a misspelt key',
    { ...minimal, layuot: 'plan' },
    'layuot: is not a known key; did you mean "layout"?',
  ],
  [
    'a key like nothing',
    { ...minimal, 'x\ny': 1 },
    'answers["x\\ny"]: is not a known key; the keys are name, ',
  ],
  [
    'a name in capitals',
    { ...minimal, name: 'OrderService' },
    'name: "OrderService" must be 3 to 40 lower-case',
  ],
  [
    'a name with marks',
    { ...minimal, name: 'Größen Dienst' },
    'name: "Größen Dienst" must be 3 to 40 lower-case letters, digits and single hyphens, starting with a letter, such as grossen-dienst',
  ],
  [
    'a name in letters that nobody can guess',
    { ...minimal, name: '订单' },
    'name: "订单" must be 3 to 40 lower-case letters, digits and single hyphens, starting with a letter, such as order-service',
  ],
  ['a short name', { ...minimal, name: 'ab' }, 'name: "ab" must be 3 to 40'],
  [
    'a long name',
    { ...minimal, name: 'a'.repeat(41) },
    'name: is longer than 40 characters',
  ],
  ['a blank name', { ...minimal, name: '   ' }, 'name: is required'],
  [
    'a name of a dependency',
    { ...minimal, name: 'fastapi' },
    'name: "fastapi" is a Python package the service depends on; choose fastapi-service',
  ],
  [
    'a keyword as name',
    { ...minimal, name: 'import' },
    'name: "import" is a Python keyword',
  ],
  [
    'a name that YAML takes for a boolean',
    { ...minimal, name: 'yes' },
    'name: "yes" is no text in YAML; choose yes-service',
  ],
  [
    'a description of two lines',
    { ...minimal, description: 'a\nb' },
    'description: must be a single line',
  ],
  [
    'a description with a pipeline expression',
    { ...minimal, description: 'x ${{ secrets.TOKEN }}' },
    'description: must not contain "${{"',
  ],
  [
    'a description that reverses text',
    { ...minimal, description: 'a\u202eb' },
    'description: holds a character that reverses',
  ],
  [
    'half a character',
    { ...minimal, description: 'a\ud800' },
    'description: holds half of a surrogate pair',
  ],
  [
    'a long description',
    { ...minimal, description: 'x'.repeat(351) },
    'description: is longer than 350 characters',
  ],
  ['no owner', { ...minimal, owner: undefined }, 'owner: is required'],
  [
    'an owner that is a component',
    { ...minimal, owner: 'component:default/x' },
    'owner: "component:default/x" is a component; give a group or a user',
  ],
  [
    'an owner that is no reference',
    { ...minimal, owner: 'the orders team' },
    'owner: "the orders team" is not an entity reference; write group:default/<name>',
  ],
  [
    'an owner with a scheme',
    { ...minimal, owner: 'https://x/y' },
    'owner: "https://x/y" is not an entity reference',
  ],
  [
    'a repository without owner',
    { ...minimal, repoUrl: 'github.com?repo=x' },
    'repoUrl: names no owner; choose',
  ],
  [
    'an unknown layout',
    { ...minimal, layout: 'prodct' },
    'layout: "prodct" is not one of "plan", "product", "deliverable"; did you mean "product"?',
  ],
  [
    'a version as a number',
    { ...minimal, pythonVersion: 3.13 },
    'pythonVersion: must be text; put it in quotes: "3.13"',
  ],
  [
    'an unknown key of the database',
    { ...minimal, database: { drvier: 'psycopg' } },
    'database.drvier: is not a known key; did you mean "driver"?',
  ],
  [
    'a feature twice',
    { ...minimal, features: ['cache', 'cache'] },
    'features[1]: repeats "cache"',
  ],
  [
    'features as a text',
    { ...minimal, features: 'cache' },
    'features: must be a list of choices',
  ],
  [
    'a deployment without an environment',
    { ...minimal, deploy: ['helm'], environments: [] },
    'environments: is empty, but helm deploys to an environment; name one or deploy to nothing',
  ],
  [
    'an environment in capitals',
    { ...minimal, environments: [{ name: 'Production' }] },
    'environments[0].name: "Production" must be lower-case',
  ],
  [
    'an environment twice',
    { ...minimal, environments: [{ name: 'qa' }, { name: 'qa' }] },
    'environments[1].name: "qa" is an environment already',
  ],
  [
    'an environment that YAML takes for a boolean',
    { ...minimal, environments: [{ name: 'on' }] },
    'environments[0].name: "on" is no text in YAML; choose another name',
  ],
  [
    'the environment local',
    { ...minimal, environments: [{ name: 'local' }] },
    'environments[0].name: "local" is the developer\'s own machine',
  ],
  [
    'too many approvers',
    {
      ...minimal,
      environments: [
        { name: 'qa', approvers: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
      ],
    },
    'environments[0].approvers: has 7 approvers; give at most 6',
  ],
  [
    'an approver twice',
    {
      ...minimal,
      environments: [{ name: 'qa', approvers: ['a', 'Group:default/A'] }],
    },
    'environments[0].approvers: names group:default/a twice',
  ],
  [
    'a variable of GitHub',
    { ...minimal, variables: { GITHUB_X: '1' } },
    'variables.GITHUB_X: starts with GITHUB_',
  ],
  [
    'a variable in small letters',
    { ...minimal, variables: { log_level: 'x' } },
    'variables.log_level: must be upper-case',
  ],
  [
    'a variable that is a number',
    { ...minimal, variables: { PORT: 8080 } },
    'variables.PORT: must be text; put it in quotes: "8080"',
  ],
  [
    'a variable that is too large',
    { ...minimal, variables: { staging: { BIG: 'é'.repeat(24_577) } } },
    'variables.staging.BIG: is larger than 48 KB',
  ],
  [
    'variables of no environment',
    { ...minimal, variables: { qa: { X: '1' } } },
    'variables.qa: is not one of the environments (staging, production)',
  ],
];

describe('answers about a service', () => {
  it.each(refusals)('are refused for %s', (_, input, message) => {
    expect(refusalOf(input).slice(0, message.length)).toBe(message);
  });
});
