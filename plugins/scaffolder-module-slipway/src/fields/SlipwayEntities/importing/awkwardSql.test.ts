import {
  AwkwardText,
  importedFields,
  takenOver,
} from '../../../__testUtils__/importedFields';
import { importText } from './importText';

jest.setTimeout(30_000);

const product = (columns: string) => `CREATE TABLE products (\n${columns}\n);`;

const texts: readonly AwkwardText[] = [
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
    { name: 'Product.a', type: 'string', maxLength: 676, unique: true },
    /^2: a: is unique, so it becomes string of at most 676 characters$/,
  ],
  [
    'a type of words',
    product('a int,\n"b" public.geometry(Point,4326) NOT NULL,\nc int'),
    { name: 'Product.b', type: 'string', required: true },
    /^3: b: the type geometry is not known here, so it becomes string$/,
  ],
  [
    'a column nobody can read',
    product("a int int,\nb text DEFAULT '(,'"),
    { name: 'Product.b', type: 'text', default: '(,' },
    /^2: "a int int" cannot be read as PostgreSQL and is left out$/,
  ],
  [
    'a default of a list',
    product("a jsonb DEFAULT '{}'"),
    { name: 'Product.a', type: 'json' },
    /^2: a: its default is left out, since it does not apply to the type json$/,
  ],
  [
    'comments on its columns',
    `${product('a int')}COMMENT ON COLUMN public.products.a IS 'It''s\none';`,
    { name: 'Product.a', type: 'integer', description: "It's one" },
  ],
  [
    'an index',
    `${product(
      'a int',
    )}CREATE INDEX i ON public.products USING btree (a DESC);`,
    { name: 'Product.a', type: 'integer', indexed: true },
  ],
  [
    'a unique index of a reference',
    `${product(
      'parent_id int REFERENCES products',
    )}CREATE UNIQUE INDEX ON products (parent_id);`,
    {
      name: 'Product.parent',
      type: 'reference',
      target: 'Product',
      unique: true,
    },
  ],
  [
    'an index of something computed',
    `${product('a text')}\nCREATE UNIQUE INDEX i ON products (lower(a));`,
    { name: 'Product.a', type: 'text' },
    /^4: the index i is left out: a field can only say/,
  ],
  [
    'a column that is added later',
    `${product('a int')}ALTER TABLE products ADD COLUMN b int NOT NULL;`,
    { name: 'Product.b', type: 'integer', required: true },
  ],
  [
    'the columns of every entity',
    product('a int,\nid uuid PRIMARY KEY,\ncreated_at timestamptz'),
    { name: 'Product.a', type: 'integer' },
    /^1: not taken over, .*: id, created_at$/,
  ],
  [
    'what a dump is full of',
    `SET a = 1;\n${product(
      'a int',
    )}\nALTER TABLE products OWNER TO me;\nSELECT setval('a', 1);\nCREATE SEQUENCE b;\nALTER TABLE ONLY products ALTER COLUMN id SET DEFAULT nextval('b');\nCOPY public.a (b) FROM stdin;\n1\n\\.\nCOMMENT ON TABLE products IS NULL;`,
    { name: 'Product.a', type: 'integer' },
    /^1: 7 statements that make no table are left out$/,
  ],
  [
    'values that are no names',
    `CREATE TYPE mood AS ENUM ('ça va');\n${product('a mood')}`,
    { name: 'Product.a', type: 'string' },
    /^3: a: it becomes string, since of its values one "ça va" must be words/,
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
    /^4: this is SQL of MySQL, of which only what PostgreSQL has too is read/,
  ],
  [
    'a reference to a table of which no name can be made',
    'CREATE TABLE "订单" (a int);\nCREATE TABLE box (x int REFERENCES "订单"(id));',
    { name: 'Box.x', type: 'reference', target: 'Item' },
    /^1: no name can be made of "订单", so the entity is called Item; rename it$/,
  ],
  [
    'an index of MySQL, which is no column',
    product('a int,\nKEY b (a)'),
    { name: 'Product.a', type: 'integer' },
    /^3: "KEY b \(a\)" cannot be read as PostgreSQL and is left out$/,
  ],
  [
    'a quotation mark in a comment',
    product("name text, /* it's; the (only\n' one */ price int"),
    { name: 'Product.price', type: 'integer' },
  ],
  [
    'comments in comments',
    `/* old: /* CREATE TABLE a (b int); */ still; */\n${product(
      'a int /* one /* two */; */',
    )}`,
    { name: 'Product.a', type: 'integer' },
  ],
  [
    'a comment in a text',
    product("a text DEFAULT '/* none', b text DEFAULT '-- none'"),
    { name: 'Product.b', type: 'text', default: '-- none' },
  ],
  [
    'a table in partitions',
    "CREATE TABLE events (\n happened date NOT NULL,\n kind varchar(9) DEFAULT ')'\n)\nPARTITION BY RANGE (happened);",
    { name: 'Event.happened', type: 'date', required: true },
    /^5: PARTITION BY RANGE \(happened\) behind the columns is left out$/,
  ],
  [
    'a partition',
    `${product(
      'a int',
    )}\nCREATE TABLE products_2026 PARTITION OF products FOR VALUES FROM (1) TO (9);`,
    { name: 'Product.a', type: 'integer' },
    /^4: a partition is left out: its table says what it holds$/,
  ],
  [
    'a constraint that is added in a later line',
    `${product(
      'a int',
    )}\nALTER TABLE products\n  ADD CONSTRAINT c CHECK (a > b);`,
    { name: 'Product.a', type: 'integer' },
    /^5: a: its check is left out$/,
  ],
];

describe('importText', () => {
  // A rest, as jest takes a parameter that a row has nothing for to be its callback.
  it.each(texts)('takes over SQL with %s', async (_, text, ...told) => {
    expect(await importedFields(text)).toEqual(takenOver(...told));
  });

  it('takes no text of a row for SQL of another database', async () => {
    const row = "INSERT INTO b VALUES ('as auto_increment');";
    const { notes } = await importText(`${product('a int')}\n${row}`);
    expect(notes.map(({ message }) => message)).toEqual([
      'a statement that makes no table is left out',
    ]);
  });
});
