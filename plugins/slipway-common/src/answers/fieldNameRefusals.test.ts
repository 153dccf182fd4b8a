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
    'a field with marks',
    withFields({ name: 'Größe', type: 'decimal' }),
    'entities[0].fields[0].name: "Größe" must be lower-case letters, digits and single "_", starting with a letter, such as "grosse"',
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

describe('answers about the name of a field', () => {
  it.each(refusals)('are refused for %s', (_, input, message) => {
    expect(refusalOf(input).slice(0, message.length)).toBe(message);
  });
});
