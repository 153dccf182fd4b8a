import { findAnswerProblems } from './findAnswerProblems';
import { parseAnswers } from './parseAnswers';
import { minimal } from './testing/minimalAnswers';

describe('parseAnswers', () => {
  it('fills in every default', () => {
    expect(parseAnswers(minimal)).toEqual({
      name: 'order-service',
      description: '',
      owner: 'group:default/orders',
      lifecycle: 'experimental',
      repoUrl: 'github.com?owner=acme&repo=order-service',
      visibility: 'private',
      layout: 'plan',
      entities: [
        {
          name: 'Item',
          fields: [
            {
              name: 'name',
              type: 'string',
              required: true,
              filterable: true,
              sortable: true,
              min: 1,
              maxLength: 100,
            },
            { name: 'description', type: 'text' },
            {
              name: 'is_active',
              type: 'boolean',
              required: true,
              default: true,
            },
          ],
        },
      ],
      packageManager: 'uv',
      pythonVersion: '3.14',
      database: { version: '18', driver: 'asyncpg', keys: 'uuid7' },
      auth: 'none',
      pagination: 'offset',
      features: [],
      ci: ['github'],
      registry: 'ghcr',
      deploy: [],
      docs: 'techdocs',
      license: 'none',
      environments: [
        { name: 'staging', approvers: [] },
        { name: 'production', approvers: ['group:default/orders'] },
      ],
      variables: {},
    });
  });

  it('takes the empty lists of an untouched form for no answer', () => {
    const untouched = {
      ...minimal,
      entities: [],
      environments: [{ name: 'production', approvers: [] }],
    };
    const { entities, environments } = parseAnswers(untouched);
    expect(entities).toEqual(parseAnswers(minimal).entities);
    expect(environments).toEqual([
      { name: 'production', approvers: [parseAnswers(minimal).owner] },
    ]);
  });

  it('takes no environments for none', () => {
    expect(parseAnswers({ ...minimal, environments: [] }).environments).toEqual(
      [],
    );
  });

  it('writes equal answers equally', () => {
    const answers = parseAnswers({
      variables: { Z: '1', A: '2', staging: { Y: '3', B: '4' } },
      features: ['cache', 'idempotency'],
      repoUrl: 'GitHub.com?repo=x&owner=acme',
      system: 'Shop',
      owner: 'User:Default/Jane.Doe',
      environments: [
        { name: 'staging', approvers: ['payments', 'user:jane'] },
        { name: 'production' },
        { name: 'qa', approvers: [] },
      ],
      name: 'orders',
      description: '  Takes orders. ',
      lifecycle: null,
      license: '',
    });
    expect(Object.keys(answers.variables)).toEqual(['A', 'Z', 'staging']);
    expect(answers).toMatchObject({
      name: 'orders',
      description: 'Takes orders.',
      lifecycle: 'experimental',
      license: 'none',
      features: ['idempotency', 'cache'],
      repoUrl: 'github.com?owner=acme&repo=x',
      system: 'system:default/shop',
      owner: 'user:default/jane.doe',
      environments: [
        {
          name: 'staging',
          approvers: ['group:default/payments', 'user:default/jane'],
        },
        { name: 'production', approvers: ['user:default/jane.doe'] },
        { name: 'qa', approvers: [] },
      ],
      variables: { A: '2', Z: '1', staging: { B: '4', Y: '3' } },
    });
    expect(JSON.stringify(parseAnswers(answers))).toBe(JSON.stringify(answers));
  });

  it('accepts what only looks wrong', () => {
    const fields = [
      { name: 'model_year', type: 'integer' },
      { name: 'parent_id', type: 'reference', target: 'Car' },
      { name: 'price', type: 'decimal', min: 0.01, max: 99999.9999 },
      { name: 'page', type: 'integer' },
      { name: 'price_gte', type: 'decimal' },
      { name: 'website', type: 'url', unique: true },
      { name: 'born_on', type: 'date', default: '2024-02-29' },
    ];
    const entities = [
      { name: 'Car', fields },
      { name: 'User', fields: [{ name: 'email', type: 'email' }] },
      { name: 'Lens', plural: 'Lenses', fields: [fields[0]] },
    ];
    expect(findAnswerProblems({ ...minimal, entities })).toEqual([]);
  });

  it('names every circle of required references and how to open it', () => {
    const reference = (target: string) => ({
      name: target.toLowerCase(),
      type: 'reference',
      target,
      required: true,
    });
    const entities = [
      { name: 'Order', fields: [reference('Customer')] },
      { name: 'Customer', fields: [reference('Region')] },
      { name: 'Region', fields: [reference('Order')] },
    ];
    expect(findAnswerProblems({ ...minimal, entities })).toEqual([
      {
        path: 'entities[0].fields[0].required',
        message:
          'Order → Customer → Region → Order require each other, so that no first row could be stored; make one of Order.customer, Customer.region, Region.order optional instead of required',
      },
    ]);
  });

  it('tells everything that is wrong at once, in one sentence', () => {
    const input = {
      name: 'X',
      repoUrl: 'x',
      layout: 'none',
      entities: [{ name: 'order', fields: [{ name: 'id', type: 'blob' }] }],
    };
    const paths = findAnswerProblems(input).map(({ path }) => path);
    expect(paths).toEqual([
      'owner',
      'repoUrl',
      'layout',
      'entities[0].fields[0].type',
      'entities[0].name',
      'entities[0].fields[0].name',
      'name',
    ]);
    expect(() => parseAnswers(input)).toThrow(
      /^7 things are wrong; correct each of them and try again:\nowner: is required\nrepoUrl: (.+\n){5}name: .+$/,
    );
  });
});
