import { findAnswerProblems } from './findAnswerProblems';
import { parseAnswers } from './parseAnswers';

const minimal = {
  name: 'order-service',
  owner: 'orders',
  repoUrl: 'github.com?owner=acme&repo=order-service',
};

const withFields = (...fields: readonly object[]) => ({
  ...minimal,
  entities: [{ name: 'Order', fields }],
});

const withEntities = (...names: readonly string[]) => ({
  ...minimal,
  entities: names.map(name => ({
    name,
    fields: [{ name: 'label', type: 'string' }],
  })),
});

/** Each: what is wrong, answers with exactly that wrong, and how the one problem reads. */
const refusals: readonly (readonly [string, unknown, string])[] = [
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
    'repoUrl: "github.com?repo=x" has no valid owner',
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
    'no entities',
    { ...minimal, entities: [] },
    'entities: has 0 entities; give 1 to 50',
  ],
  [
    'too many entities',
    { ...minimal, entities: Array(1_000_000) },
    'entities: has 1000000 entities; give 1 to 50',
  ],
  [
    'an entity without fields',
    { ...minimal, entities: [{ name: 'Order' }] },
    'entities[0].fields: has no fields; give 1 to 60',
  ],
  [
    'a hole for an entity',
    { ...minimal, entities: [null] },
    'entities[0]: must be an entity',
  ],
  [
    'an entity in snake case',
    withEntities('order_line'),
    'entities[0].name: "order_line" must be words that each start with one capital, such as "OrderLine"',
  ],
  [
    'an entity in capitals',
    withEntities('APIKey'),
    'entities[0].name: "APIKey" must be words',
  ],
  [
    'an entity that is a keyword in lower case',
    withEntities('Class'),
    'entities[0].name: "Class" makes "class", which is a Python keyword',
  ],
  [
    'an entity that is a builtin',
    withEntities('Property'),
    'entities[0].name: "Property" makes "property", which is a Python builtin',
  ],
  [
    'an entity that is an exception',
    withEntities('Warning'),
    'entities[0].name: "Warning" is a Python builtin',
  ],
  [
    'an entity that is a class of the service',
    withEntities('Session'),
    'entities[0].name: "Session" is a class every service uses',
  ],
  [
    'an entity that is a module of the layout',
    withEntities('Health'),
    'entities[0].name: "Health" makes "health", which is a module of the service itself',
  ],
  [
    'an entity whose table is a reserved word',
    withEntities('Reference'),
    'entities[0].name: "Reference" makes "references", which is a reserved word of PostgreSQL',
  ],
  [
    'an entity in the plural',
    withEntities('Products'),
    'entities[0].name: "Products" is a plural; name one of them, "Product"',
  ],
  [
    'an entity twice',
    withEntities('Order', 'Order'),
    'entities[1].name: "Order" is entities[0] already',
  ],
  [
    'entities that make one table',
    withEntities('News', 'NewsItem'),
    'entities[1].name: "NewsItem" and "News" both make "news_items"',
  ],
  [
    'an entity that is a class of another',
    withEntities('Order', 'OrderCreate'),
    'entities[1].name: "OrderCreate" is a class that the classes of "Order" make too',
  ],
  [
    'a plural that is the name',
    {
      ...minimal,
      entities: [
        {
          name: 'Sheep',
          plural: 'Sheep',
          fields: [{ name: 'label', type: 'string' }],
        },
      ],
    },
    'entities[0].plural: "Sheep" is the name too',
  ],
  [
    'a plural that is a keyword',
    {
      ...minimal,
      entities: [
        {
          name: 'Pass',
          plural: 'Passes',
          fields: [{ name: 'label', type: 'string' }],
        },
      ],
    },
    'entities[0].name: "Pass" makes "pass", which is a Python keyword',
  ],
  [
    'a field that is a keyword',
    withFields({ name: 'class', type: 'string' }),
    'entities[0].fields[0].name: "class" is a Python keyword; choose another name, such as "order_class"',
  ],
  [
    'a field of the service',
    withFields({ name: 'created_at', type: 'datetime' }),
    'entities[0].fields[0].name: "created_at" is a column the service adds by itself',
  ],
  [
    'a field that is a reserved word',
    withFields({ name: 'order', type: 'integer' }),
    'entities[0].fields[0].name: "order" is a reserved word of PostgreSQL',
  ],
  [
    'a field of SQLAlchemy',
    withFields({ name: 'metadata', type: 'json' }),
    'entities[0].fields[0].name: "metadata" is an attribute of SQLAlchemy',
  ],
  [
    'a field of Pydantic',
    withFields({ name: 'model_config', type: 'json' }),
    'entities[0].fields[0].name: "model_config" is an attribute of Pydantic',
  ],
  [
    'a field with a prefix of Pydantic',
    withFields({ name: 'model_dump_size', type: 'integer' }),
    'entities[0].fields[0].name: "model_dump_size" starts with a prefix that Pydantic keeps',
  ],
  [
    'a field that hides its type',
    withFields({ name: 'date', type: 'date' }),
    'entities[0].fields[0].name: "date" is the name of a Python type',
  ],
  [
    'a system column',
    withFields({ name: 'xmin', type: 'integer' }),
    'entities[0].fields[0].name: "xmin" is a system column',
  ],
  [
    'a field in camel case',
    withFields({ name: 'unitPrice', type: 'decimal' }),
    'entities[0].fields[0].name: "unitPrice" must be lower-case letters, digits and single "_", starting with a letter, such as "unit_price"',
  ],
  [
    'a field twice',
    withFields({ name: 'a', type: 'string' }, { name: 'a', type: 'string' }),
    'entities[0].fields[1].name: "a" is a field already',
  ],
  [
    'a reference that takes the column of a field',
    withFields(
      { name: 'parent_id', type: 'uuid' },
      { name: 'parent', type: 'reference', target: 'Order' },
    ),
    'entities[0].fields[1].name: "parent" and "parent_id" both make "parent_id"',
  ],
  [
    'a reference whose relation is a keyword',
    withFields({ name: 'from_id', type: 'reference', target: 'Order' }),
    'entities[0].fields[0].name: "from_id" makes "from", which is a Python keyword',
  ],
  [
    'a filter that is the bound of another',
    withFields(
      { name: 'price', type: 'decimal', filterable: true },
      { name: 'price_gte', type: 'decimal', filterable: true },
    ),
    'entities[0].fields[1].filterable: "price_gte" is a filter of "price" already',
  ],
  [
    'a filter that is a parameter of the list',
    withFields({ name: 'sort', type: 'string', filterable: true }),
    'entities[0].fields[0].filterable: "sort" is a parameter of every list',
  ],
  [
    'a field without type',
    withFields({ name: 'a' }),
    'entities[0].fields[0].type: is required',
  ],
  [
    'an unknown type',
    withFields({ name: 'a', type: 'sting' }),
    'entities[0].fields[0].type: "sting" is not one of',
  ],
  [
    'a flag as a text',
    withFields({ name: 'a', type: 'string', required: 'yes' }),
    'entities[0].fields[0].required: must be true or false',
  ],
  [
    'a bound for a type without',
    withFields({ name: 'a', type: 'boolean', min: 1 }),
    'entities[0].fields[0].min: does not apply to the type boolean, only to integer, decimal, string, text',
  ],
  [
    'a bound that is no number',
    withFields({ name: 'a', type: 'integer', max: Infinity }),
    'entities[0].fields[0].max: must be a number',
  ],
  [
    'bounds the wrong way round',
    withFields({ name: 'a', type: 'integer', min: 3, max: 2 }),
    'entities[0].fields[0].min: 3 is above max, which is 2',
  ],
  [
    'a minimum above the usual length',
    withFields({ name: 'a', type: 'string', min: 300 }),
    'entities[0].fields[0].min: 300 is above maxLength, which is 255 where it is not given',
  ],
  [
    'an integer that JSON cannot carry',
    withFields({ name: 'a', type: 'integer', max: 2 ** 53 }),
    'entities[0].fields[0].max: must be a whole number from',
  ],
  [
    'a decimal with too many digits',
    withFields({ name: 'a', type: 'decimal', min: 0.00001 }),
    'entities[0].fields[0].min: must have at most 14 digits before the point and 4 behind it',
  ],
  [
    'a length of nothing',
    withFields({ name: 'a', type: 'string', maxLength: 0 }),
    'entities[0].fields[0].maxLength: must be a whole number from 1 to 10000',
  ],
  [
    'a unique text that no index holds',
    withFields({ name: 'a', type: 'string', maxLength: 677, unique: true }),
    'entities[0].fields[0].maxLength: must be at most 676 for a field that is unique',
  ],
  [
    'a unique boolean',
    withFields({ name: 'a', type: 'boolean', unique: true }),
    'entities[0].fields[0].unique: does not apply to the type boolean: only two rows',
  ],
  [
    'a sortable document',
    withFields({ name: 'a', type: 'json', sortable: true }),
    'entities[0].fields[0].sortable: does not apply to the type json',
  ],
  [
    'a default of another type',
    withFields({ name: 'a', type: 'integer', default: '1' }),
    'entities[0].fields[0].default: must be a number for the type integer',
  ],
  [
    'a default below the minimum',
    withFields({ name: 'a', type: 'integer', min: 2, default: 1 }),
    'entities[0].fields[0].default: its value 1 is below min, 2',
  ],
  [
    'a default above the length',
    withFields({ name: 'a', type: 'string', maxLength: 2, default: 'abc' }),
    'entities[0].fields[0].default: its length 3 is above 2',
  ],
  [
    'a unique default',
    withFields({ name: 'a', type: 'string', unique: true, default: 'x' }),
    'entities[0].fields[0].default: does not go with unique',
  ],
  [
    'a day that does not exist',
    withFields({ name: 'a', type: 'date', default: '2026-02-30' }),
    'entities[0].fields[0].default: "2026-02-30" is not a date',
  ],
  [
    'a time without offset',
    withFields({ name: 'a', type: 'datetime', default: '2026-02-01T00:00:00' }),
    'entities[0].fields[0].default: "2026-02-01T00:00:00" is not a time with its offset',
  ],
  [
    'a default for a reference',
    withFields({ name: 'a', type: 'reference', target: 'Order', default: 'x' }),
    'entities[0].fields[0].default: does not apply to the type reference',
  ],
  [
    'an enum without values',
    withFields({ name: 'a', type: 'enum' }),
    'entities[0].fields[0].values: is required for an enum',
  ],
  [
    'an enum value that is no word',
    withFields({ name: 'a', type: 'enum', values: ['ok', '1st'] }),
    'entities[0].fields[0].values[1]: "1st" must be words',
  ],
  [
    'enum values that make one member',
    withFields({ name: 'a', type: 'enum', values: ['in-stock', 'inStock'] }),
    'entities[0].fields[0].values[1]: "inStock" and "in-stock" both make IN_STOCK',
  ],
  [
    'a default that is no value',
    withFields({ name: 'a', type: 'enum', values: ['x'], default: 'y' }),
    'entities[0].fields[0].default: "y" is not one of the values',
  ],
  [
    'a reference to nothing',
    withFields({ name: 'a', type: 'reference', target: 'Ordr' }),
    'entities[0].fields[0].target: "Ordr" is not an entity of this service; did you mean "Order"?',
  ],
  [
    'a required reference to itself',
    withFields({
      name: 'parent',
      type: 'reference',
      target: 'Order',
      required: true,
    }),
    'entities[0].fields[0].required: Order → Order require each other, so that no first row could be stored; make Order.parent optional',
  ],
  [
    'a constraint name that PostgreSQL would cut',
    withFields({ name: 'a'.repeat(50), type: 'string' }),
    `entities[0].fields[0].name: makes the name "ck_orders_${'a'.repeat(
      50,
    )}_value_list" of 71 characters, of which PostgreSQL keeps 63; shorten the field or its entity by 8`,
  ],
  [
    'an environment in capitals',
    { ...minimal, environments: [{ name: 'Production' }] },
    'environments[0].name: "Production" must be lower-case',
  ],
  [
    'an environment twice',
    { ...minimal, environments: [{ name: 'qa' }, { name: 'qa' }] },
    'environments[1].name: "qa" is environments[0] already',
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

  it.each(refusals)('refuses %s', (_, input, message) => {
    const problems = findAnswerProblems(input);
    expect(problems.map(each => `${each.path}: ${each.message}`)).toEqual([
      expect.stringContaining(message),
    ]);
    expect(() => parseAnswers(input)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
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
          'Order → Customer → Region → Order require each other, so that no first row could be stored; make one of Order.customer, Customer.region, Region.order optional (required: false)',
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
      'name',
    ]);
    expect(() => parseAnswers(input)).toThrow(
      /^6 answers are wrong: owner: is required; repoUrl: [^\n]*$/,
    );
  });
});
