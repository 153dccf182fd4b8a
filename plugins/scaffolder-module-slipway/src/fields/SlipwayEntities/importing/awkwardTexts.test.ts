import { findAnswerProblems, problemsAt } from '@slipway/plugin-slipway-common';
import { fromAnswers } from '../model/newDraft';
import { toAnswers } from '../model/toAnswers';
import { EntitiesValue } from '../schema';
import { importText } from './importText';

jest.setTimeout(30_000);

async function imported(text: string) {
  const { entities, notes } = await importText(text);
  const answers = toAnswers(fromAnswers(entities as unknown as EntitiesValue));
  return {
    notes: notes.map(({ line, message }) => `${line}: ${message}`),
    fields: answers.flatMap(({ name, fields = [] }) =>
      fields.map(field => ({ ...field, name: `${name}.${field.name}` })),
    ),
    problems: problemsAt(findAnswerProblems({ entities: answers }), 'entities'),
  };
}

const product = (columns: string) => `CREATE TABLE products (\n${columns}\n);`;

/** A text, one of the fields it gives, and one of the notes. */
const good: [string, string, object, RegExp?][] = [
  [
    'quoted names',
    'CREATE TABLE "Order Lines" ("Unit Price" int)',
    { name: 'OrderLine.unit_price', type: 'integer' },
  ],
  [
    'a schema',
    `CREATE TYPE shop.state AS ENUM ('a', 'b');\nCREATE TABLE "shop"."orders" (s shop.state DEFAULT 'a'::shop.state)`,
    { name: 'Order.s', type: 'enum', values: ['a', 'b'], default: 'a' },
  ],
  [
    'comments',
    product("-- it's; one\n name text /* two; */"),
    { name: 'Product.name', type: 'text' },
  ],
  [
    'a type that is made later',
    `${product('mood mood')}\nCREATE TYPE mood AS ENUM ('sad');`,
    { name: 'Product.mood', type: 'enum', values: ['sad'] },
  ],
  [
    'a reference without a column',
    `${product(
      'n int',
    )}CREATE TABLE orders (product_id int REFERENCES public.products)`,
    { name: 'Order.product', type: 'reference', target: 'Product' },
  ],
  [
    'a reference to itself',
    product('parent_id int REFERENCES products ON DELETE CASCADE'),
    { name: 'Product.parent', type: 'reference', target: 'Product' },
  ],
  [
    'the words of a reference in a text',
    product("note text DEFAULT 'references products'"),
    { name: 'Product.note', type: 'text', default: 'references products' },
  ],
  [
    'a key of several columns',
    product('a int, b int, PRIMARY KEY (a, b)'),
    { name: 'Product.a', type: 'integer' },
    /^\d: the key of several columns is left out/,
  ],
  [
    'a key of another name',
    product('code char(2) PRIMARY KEY'),
    {
      name: 'Product.code',
      type: 'string',
      maxLength: 2,
      unique: true,
      required: true,
    },
    /^2: code: is no key here/,
  ],
  [
    'numbers with digits',
    product('price numeric(10,2) CHECK (0 <= price)'),
    { name: 'Product.price', type: 'decimal', min: 0 },
  ],
  [
    'a check of the table',
    product('size int,\nCHECK (size BETWEEN 1 AND 5)'),
    { name: 'Product.size', type: 'integer', min: 1, max: 5 },
  ],
  [
    'the checks of a dump',
    `${product(
      'size character varying(9)',
    )}\nALTER TABLE ONLY public.products ADD CONSTRAINT c CHECK (((size)::text = ANY ((ARRAY['s'::character varying, 'm'::character varying])::text[])));`,
    { name: 'Product.size', type: 'enum', values: ['s', 'm'] },
  ],
  [
    'a check no field can say',
    product('a text CHECK (length(a) > 3)'),
    { name: 'Product.a', type: 'text' },
    /^2: a: its check is left out$/,
  ],
  [
    'lists',
    product("a text[] DEFAULT '{}'"),
    { name: 'Product.a', type: 'json' },
    /^2: a: its default is left out, since it does not apply/,
  ],
  [
    'an identity',
    product('n int GENERATED ALWAYS AS IDENTITY'),
    { name: 'Product.n', type: 'integer' },
    /^2: n: that PostgreSQL computes it is left out/,
  ],
  [
    'defaults with casts',
    product("a varchar(9) DEFAULT 'x'::character varying"),
    { name: 'Product.a', type: 'string', maxLength: 9, default: 'x' },
  ],
  [
    'defaults in quotes',
    product("a boolean DEFAULT 'f', b int DEFAULT '5'"),
    { name: 'Product.b', type: 'integer', default: 5 },
  ],
  [
    'defaults that are computed',
    product('a timestamptz DEFAULT now()'),
    { name: 'Product.a', type: 'datetime' },
    /^2: a: its default is computed and left out/,
  ],
  [
    'a default that is too large',
    product('a bigint DEFAULT 99999999999999999999'),
    { name: 'Product.a', type: 'integer' },
    /^2: a: its default is left out, since it must be a whole number/,
  ],
  [
    'a unique text',
    product('a text UNIQUE'),
    { name: 'Product.a', type: 'text' },
    /^2: a: its unique is left out, since it does not apply to the type text/,
  ],
  [
    'values that are no names',
    `CREATE TYPE mood AS ENUM ('ça va');\n${product('a mood')}`,
    { name: 'Product.a', type: 'string' },
    /^3: a: it becomes text, since of its values one "ça va" must be words/,
  ],
  [
    'the rows of a dump',
    `COPY public.a (b) FROM stdin;\n1\tit's;\n\\.\n\\connect x\n${product(
      'a point',
    )}`,
    { name: 'Product.a', type: 'string' },
    /^6: a: the type point/,
  ],
  [
    'a mark of the byte order',
    `\uFEFF${product('a int')}`,
    { name: 'Product.a', type: 'integer' },
  ],
  [
    'a text that never ends',
    `${product('a int')}\nCREATE TABLE b (x text DEFAULT 'oops);`,
    { name: 'Product.a', type: 'integer' },
    /^4: cannot be read as PostgreSQL: a ' is never closed$/,
  ],
  [
    'a comment that never ends',
    `${product('a int')}\n/* CREATE TABLE b (x int);`,
    { name: 'Product.a', type: 'integer' },
    /^4: a comment begins here and never ends$/,
  ],
  [
    'names of another database',
    `${product('a int')}\nCREATE TABLE \`b\` (x int);`,
    { name: 'Product.a', type: 'integer' },
    /^4: cannot be read as PostgreSQL at "`"$/,
  ],
  [
    'a definition that is no entity',
    '{"type":"object","properties":{"a":{"$ref":"#/$defs/money"}},"$defs":{"money":{"type":"number","exclusiveMinimum":0}}}',
    { name: 'Item.a', type: 'decimal', min: 0.0001 },
  ],
  [
    'an entity put together',
    '{"$defs":{"animal":{"type":"object","required":["n"],"properties":{"n":{"type":"integer"}}},"dog":{"allOf":[{"$ref":"#/$defs/animal"},{"properties":{"bark":{"type":"boolean"}}}]}}}',
    { name: 'Dog.n', type: 'integer', required: true },
  ],
  [
    'a property put together',
    '{"type":"object","properties":{"a":{"allOf":[{"type":"string"},{"maxLength":5}]}}}',
    { name: 'Item.a', type: 'string', maxLength: 5 },
  ],
  [
    'a reference that may be null',
    '{"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/$defs/dog"},{"type":"null"}]}},"$defs":{"dog":{"type":"object","properties":{"n":{"type":"string"}}}}}',
    { name: 'Item.a', type: 'reference', target: 'Dog' },
  ],
  [
    'null allowed',
    '{"type":"object","properties":{"a":{"type":"string","nullable":true},"b":{"type":["integer","null"]}}}',
    { name: 'Item.b', type: 'integer' },
  ],
  [
    'one of several constants',
    '{"type":"object","properties":{"a":{"oneOf":[{"const":"x"},{"const":"y"}]}}}',
    { name: 'Item.a', type: 'enum', values: ['x', 'y'] },
  ],
  [
    'one of several types',
    '{"type":"object",\n"properties":{"a":{"oneOf":[{"type":"string"},{"type":"integer"}]}}}',
    { name: 'Item.a', type: 'json' },
    /^2: a: is no single value/,
  ],
  [
    'definitions in a circle',
    '{"type":"object","properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"$ref":"#/$defs/y"},"y":{"$ref":"#/$defs/x"}}}',
    { name: 'Item.a', type: 'json' },
    /a: is no single value/,
  ],
  [
    'a schema of a list',
    '{"type":"array","items":{"type":"object","title":"Thing","properties":{"n":{"type":"string"}}}}',
    { name: 'Thing.n', type: 'string' },
  ],
  [
    'a default of another type',
    '{"type":"object","properties":{"a":{"type":"number","default":"x"}}}',
    { name: 'Item.a', type: 'decimal' },
    /a: its default is left out/,
  ],
  [
    'a sample with objects in it',
    '{"a":1,\n"b":{"c":1}}',
    { name: 'Item.b', type: 'json', required: true },
    /^2: b: is no single value/,
  ],
  ['nothing but null', '{"a":null}', { name: 'Item.a', type: 'string' }],
  [
    'a key that is there twice',
    '{"a":1,"a":"x"}',
    { name: 'Item.a', type: 'string', required: true },
  ],
  [
    'a comma too many',
    '[{"a":1},]',
    { name: 'Item.a', type: 'integer', required: true },
  ],
  [
    'JSON with a mark of the byte order',
    '\uFEFF{"a":1}',
    { name: 'Item.a', type: 'integer', required: true },
  ],
];

const bad: [string, string, RegExp][] = [
  ['an empty text', '', /^1: /],
  ['a comment alone', '-- create table x;', /^1: describes no entity$/],
  ['an empty object', '{}', /^1: holds no object with a value/],
  ['a list of numbers', '[1,\n2]', /^1: is no object/],
  [
    'a schema of no object',
    '{"$schema":"x","type":"string"}',
    /^1: describes no entity$/,
  ],
  [
    'a text without its end',
    '{\n"a": "x',
    /^2: cannot be read as JSON: Missing closing/,
  ],
  [
    'an alias of nothing',
    'a: *nope',
    /^1: cannot be read as JSON: Unresolved alias/,
  ],
  [
    'aliases without end',
    [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdef'
        .split('')
        .map(
          (name, index) =>
            `${name}: &${name} [${Array(9)
              .fill(`*${'abcde'[index]}`)
              .join(',')}]`,
        ),
    ].join('\n'),
    /^1: cannot be read as JSON: Excessive alias count/,
  ],
  [
    'what is nested without end',
    '['.repeat(50_000),
    /^1: cannot be read as JSON: it is nested too deeply$/,
  ],
  [
    'commas without end',
    `[${','.repeat(1_000_000)}`,
    /^1: cannot be read as JSON: Unexpected token/,
  ],
  [
    'comments without end',
    'create /*'.repeat(100_000),
    /^1: CREATE \/\*CREATE describes no table/,
  ],
  [
    'a statement without end',
    `CREATE TABLE a (${'x int, '.repeat(140_000)}`,
    /^1: a statement of \d+ characters is left out/,
  ],
  [
    'more than is read',
    ' '.repeat(3_000_000),
    /^1: has 3000000 characters, of which at most/,
  ],
];

describe('importText', () => {
  // A rest, as jest takes a parameter that a row has nothing for to be its callback.
  it.each(good)('takes over %s', async (_, text, field, ...[note]) => {
    const { fields, notes, problems } = await imported(text);
    expect(fields).toContainEqual(field);
    expect(problems).toEqual([]);
    expect(notes.length > 0).toBe(note !== undefined);
    expect(notes.filter(each => !note || note.test(each))).toHaveLength(
      note ? 1 : 0,
    );
  });

  it.each(bad)('says why it takes nothing of %s', async (_, text, note) => {
    const { fields, notes } = await imported(text);
    expect(fields).toEqual([]);
    expect(notes[0]).toMatch(note);
  });

  it('takes as much as a service may have', async () => {
    const tables = await imported(
      'CREATE TABLE orders (\n n int\n);\n'.repeat(30_000),
    );
    expect(tables.fields).toHaveLength(50);
    expect(tables.notes).toContainEqual(
      expect.stringMatching(
        /^1: there are \d+ entities, of which the first 50/,
      ),
    );
    const wide = Object.fromEntries(
      Array.from({ length: 9_000 }, (_, index) => [`key_${index}`, 1]),
    );
    const { fields, notes } = await imported(JSON.stringify(wide));
    expect(fields).toHaveLength(60);
    expect(notes).toEqual([
      '1: Item has 9000 fields, of which the first 60 are taken',
    ]);
  });
});
