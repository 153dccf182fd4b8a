import { withoutSecrets } from './withoutSecrets';

const text = { type: 'string' };
const password = { type: 'string', 'ui:widget': 'password' };
const within = (schema: object) => ({ properties: { broker: schema } });
const answers = { name: 'orders', broker: { host: 'mq', password: 'hunter2' } };
const kept = { name: 'orders', broker: { host: 'mq' } };

/** Pages of a form, the last of which is described by `schema`. */
const form = (schema: object) => [
  { title: 'Service', schema: { properties: { name: text } } },
  { title: 'Broker', schema },
];

describe('withoutSecrets', () => {
  it.each([
    ['a field', { 'ui:field': 'Secret' }],
    ['a widget', { 'ui:widget': 'password' }],
    ['an option', { 'ui:options': { widget: 'password' } }],
    ['an option that is a field', { 'ui:options': { field: 'Secret' } }],
    ['the kind of its input', { 'ui:options': { inputType: 'password' } }],
    ['a format', { format: 'password' }],
    ['being only written', { writeOnly: true }],
    ['a mask of the last page', { 'ui:backstage': { review: { mask: '*' } } }],
  ])('knows a secret by %s', (_, said) => {
    const broker = { properties: { host: text, password: said } };
    expect(withoutSecrets(answers, form(within(broker)))).toEqual({
      answers: kept,
      withheld: ['broker.password'],
    });
  });

  const broker = { properties: { password } };
  it.each([
    ['allOf', { allOf: [within(broker)] }],
    ['anyOf', within({ anyOf: [text, broker] })],
    ['oneOf', { oneOf: [{}, { allOf: [within(broker)] }] }],
    ['then', { if: {}, then: within(broker) }],
    ['else', { if: {}, then: {}, else: { then: within(broker) } }],
    [
      'dependencies',
      { dependencies: { host: ['name'], name: { oneOf: [within(broker)] } } },
    ],
    ['dependentSchemas', { dependentSchemas: { name: within(broker) } }],
    ['additionalProperties', within({ additionalProperties: password })],
    ['patternProperties', within({ patternProperties: { '^p': password } })],
    [
      'a reference',
      {
        ...within({ $ref: '#/definitions/a~1broker' }),
        definitions: { 'a/broker': { properties: { password } } },
      },
    ],
    [
      'a reference to itself',
      { ...within({ allOf: [{ $ref: '#/properties/broker' }, broker] }) },
    ],
  ])('finds a secret behind %s', (_, schema) => {
    expect(withoutSecrets(answers, form(schema)).withheld).toContain(
      'broker.password',
    );
    expect(JSON.stringify(withoutSecrets(answers, form(schema)))).not.toContain(
      'hunter2',
    );
  });

  it('finds secrets in lists, and keeps the place of what is none', () => {
    const given = {
      users: [{ name: 'one', password: 'hunter2' }, { name: 'two' }],
      tokens: ['hunter2', 'hunter3'],
      names: ['one', 'two'],
    };
    const pages = form({
      properties: {
        users: { items: { properties: { name: text, password } } },
        tokens: { items: password },
        names: { items: text },
      },
    });
    expect(withoutSecrets(given, pages)).toEqual({
      answers: {
        users: [{ name: 'one' }, { name: 'two' }],
        names: ['one', 'two'],
      },
      withheld: ['users[0].password', 'tokens[0]', 'tokens[1]'],
    });
  });

  it('withholds what is called so, and asks for nothing that was never given', () => {
    const given = { 'ci:staging:TOKEN': '****', 'ci:TOKEN': '', name: 'a' };
    expect(withoutSecrets(given, [])).toEqual({
      answers: { name: 'a' },
      withheld: ['ci:staging:TOKEN'],
    });
  });
});
