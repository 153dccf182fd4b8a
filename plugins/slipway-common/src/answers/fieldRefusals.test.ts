import { Refusal, refusalOf } from './testing/refusalOf';
import { minimal, withFields } from './testing/minimalAnswers';

const refusals: readonly Refusal[] = [
  [
    'a field that is a keyword',
    withFields({ name: 'class', type: 'string' }),
    'entities[0].fields[0].name: "class" is a Python keyword; choose another name, such as "order_class"',
  ],
  [
    'fields that make one type',
    withFields({ name: 'a_1', type: 'string' }, { name: 'a1', type: 'string' }),
    'entities[0].fields[1].name: "a1" and "a_1" differ only in "_", so that both make the type A1; rename one',
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
    'a field of the base of all tables',
    withFields({ name: 'type_annotation_map', type: 'json' }),
    'entities[0].fields[0].name: "type_annotation_map" is an attribute of SQLAlchemy',
  ],
  [
    'a field that hides a function',
    withFields({ name: 'relationship', type: 'string' }),
    'entities[0].fields[0].name: "relationship" is a function the tables are made with; choose another name, such as "order_relationship"',
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
    'a field that is what a method calls its object',
    withFields({ name: 'self', type: 'string' }),
    'entities[0].fields[0].name: "self" is what a Python method calls its own object',
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
    'a length that holds no address',
    withFields({ name: 'a', type: 'email', maxLength: 9 }),
    'entities[0].fields[0].maxLength: must be a whole number from 10 to 320 for the type email: hardly an address is shorter',
  ],
  [
    'a length that holds no URL',
    withFields({ name: 'a', type: 'url', maxLength: 19 }),
    'entities[0].fields[0].maxLength: must be a whole number from 20 to 8000 for the type url: hardly a URL is shorter',
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
    'a unique enum of one value',
    withFields({ name: 'a', type: 'enum', values: ['x'], unique: true }),
    'entities[0].fields[0].unique: allows only 1 row, one for each value, and the tests of the service need 8; leave it out or allow more values',
  ],
  [
    'a unique enum where each of another entity needs two',
    {
      ...minimal,
      entities: [
        {
          name: 'Place',
          fields: [
            { name: 'rank', type: 'integer', min: 1, max: 15, unique: true },
          ],
        },
        {
          name: 'Way',
          fields: ['origin', 'goal'].map(name => ({
            name,
            type: 'reference',
            target: 'Place',
            required: true,
          })),
        },
      ],
    },
    'entities[0].fields[0].unique: allows only 15 rows, one for each value, and the tests of the service need 16',
  ],
  [
    'a unique enum where another may be referred to',
    withFields(
      { name: 'a', type: 'enum', values: [...'abcdefghi'], unique: true },
      { name: 'parent', type: 'reference', target: 'Order', unique: true },
    ),
    'entities[0].fields[0].unique: allows only 9 rows, one for each value, and the tests of the service need 16',
  ],
  [
    'a unique number of one value',
    withFields({ name: 'a', type: 'decimal', min: 2, max: 2, unique: true }),
    'entities[0].fields[0].unique: allows only 1 row,',
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
    'names that no line has room for, whatever the plural',
    {
      ...minimal,
      entities: [
        {
          name: `A${'a'.repeat(39)}`,
          plural: 'Things',
          fields: [{ name: 'a'.repeat(10), type: 'string' }],
        },
      ],
    },
    `entities[0].fields[0].name: is "${'a'.repeat(40)}_${'a'.repeat(
      10,
    )}" with the name of its entity, 51 characters of which a line of code has room for 49; shorten the field or its entity by 2`,
  ],
  [
    'a constraint name that PostgreSQL would cut',
    withFields({ name: 'a'.repeat(50), type: 'string' }),
    `entities[0].fields[0].name: makes the name "ck_orders_${'a'.repeat(
      50,
    )}_value_list" of 71 characters, of which PostgreSQL keeps 63; shorten the field or its entity by 8`,
  ],
];

const good: readonly [what: string, ...field: object[]][] = [
  ['an address', { name: 'a', type: 'email', maxLength: 10, unique: true }],
  ['a URL', { name: 'a', type: 'url', maxLength: 20 }],
  [
    'eight values',
    { name: 'a', type: 'enum', values: [...'abcdefgh'], unique: true },
  ],
  [
    'eight numbers',
    { name: 'a', type: 'integer', min: 1, max: 8, unique: true },
  ],
  ['one number', { name: 'a', type: 'integer', min: 1, max: 1 }],
];

describe('answers about a field', () => {
  it.each(good)('are accepted for %s', (_, field) => {
    expect(refusalOf(withFields(field))).toBe('accepted');
  });

  it.each(refusals)('are refused for %s', (_, input, message) => {
    expect(refusalOf(input).slice(0, message.length)).toBe(message);
  });
});
