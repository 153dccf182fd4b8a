import { findAnswerProblems, problemsAt } from '@slipway/plugin-slipway-common';
import { toAnswers } from '../model/toAnswers';
import { fromAnswers } from '../model/newDraft';
import { importedEntities } from './importedEntities';
import { importText } from './importText';

/** What the form would get, and the notes as lines. */
async function imported(text: string) {
  const read = await importText(text);
  const { notes } = read;
  return {
    entities: toAnswers(fromAnswers(importedEntities(read))),
    notes: notes.map(({ line, message }) => `${line}: ${message}`),
  };
}

const shop = `-- A dump; with a comment
SET search_path = public;
CREATE TYPE order_state AS ENUM ('draft', 'paid');
CREATE TABLE public.customers (
  id bigserial PRIMARY KEY,
  email varchar(200) NOT NULL UNIQUE,
  note text DEFAULT 'a; b',
  tags text[]
);
CREATE TABLE order_lines (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id bigint NOT NULL,
  unit_price numeric(10,2) NOT NULL CHECK (unit_price > 0),
  quantity integer NOT NULL DEFAULT 1 CHECK (quantity >= 1 AND quantity <= 99),
  state order_state NOT NULL,
  size text CHECK (size IN ('s', 'm')),
  place point,
  UNIQUE (customer_id, state)
);
ALTER TABLE ONLY order_lines ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customers (id);
`;

describe('importText', () => {
  it('reads the tables of a dump, and says what it left out, at which line', async () => {
    const { entities, notes } = await imported(shop);
    expect(entities).toEqual([
      {
        name: 'Customer',
        fields: [
          {
            name: 'email',
            type: 'string',
            maxLength: 200,
            required: true,
            unique: true,
          },
          { name: 'note', type: 'text', default: 'a; b' },
          { name: 'tags', type: 'json' },
        ],
      },
      {
        name: 'OrderLine',
        fields: [
          {
            name: 'customer',
            type: 'reference',
            target: 'Customer',
            required: true,
          },
          { name: 'unit_price', type: 'decimal', required: true, min: 0.0001 },
          {
            name: 'quantity',
            type: 'integer',
            required: true,
            default: 1,
            min: 1,
            max: 99,
          },
          {
            name: 'state',
            type: 'enum',
            values: ['draft', 'paid'],
            required: true,
          },
          { name: 'size', type: 'enum', values: ['s', 'm'] },
          { name: 'place', type: 'string' },
        ],
      },
    ]);
    expect(notes).toEqual([
      '2: a statement that makes no table is left out',
      '4: not taken over, as every entity has columns of these names by itself: id',
      '8: tags: is a list, which becomes a JSON document',
      '17: place: the type point is not known here, so it becomes string',
      '18: what OrderLine says about (customer_id, state) is left out: it is about one field each',
    ]);
    expect(problemsAt(findAnswerProblems({ entities }), 'entities')).toEqual(
      [],
    );
  });

  it('describes an entity as the comment on its table does', async () => {
    const { entities, notes } = await imported(
      "CREATE TABLE a (b int);\nCOMMENT ON TABLE a IS 'All of them.';",
    );
    expect(entities).toEqual([
      {
        name: 'A',
        description: 'All of them.',
        fields: [{ name: 'b', type: 'integer' }],
      },
    ]);
    expect(notes).toEqual([]);
  });

  it('says at which line SQL cannot be read, and reads the rest', async () => {
    const { entities, notes } = await imported(
      'CREATE TABLE good (name text);\nCREATE TABLE bad (\n  a int,\n  b int int)\n;',
    );
    expect(entities.map(({ name }) => name)).toEqual(['Good', 'Bad']);
    expect(notes).toEqual([
      '4: "b int int" cannot be read as PostgreSQL and is left out',
    ]);
  });

  it('reads a JSON schema with its definitions', async () => {
    const { entities, notes } = await imported(`{
  "title": "orders",
  "type": "object",
  "required": ["number", "customer"],
  "properties": {
    "id": { "type": "string", "format": "uuid" },
    "number": { "type": "string", "maxLength": 20 },
    "customer": { "$ref": "#/$defs/customer" },
    "state": { "enum": ["draft", "paid"], "default": "draft" },
    "lines": { "type": "array", "items": {} }
  },
  "$defs": {
    "customer": {
      "type": "object",
      "description": "Who buys.",
      "properties": {
        "email": { "type": "string", "format": "email" },
        "vip": { "type": ["boolean", "null"], "default": false }
      }
    }
  }
}`);
    expect(entities).toEqual([
      {
        name: 'Order',
        fields: [
          { name: 'number', type: 'string', maxLength: 20, required: true },
          {
            name: 'customer',
            type: 'reference',
            target: 'Customer',
            required: true,
          },
          {
            name: 'state',
            type: 'enum',
            values: ['draft', 'paid'],
            default: 'draft',
          },
          { name: 'lines', type: 'json' },
        ],
      },
      {
        name: 'Customer',
        description: 'Who buys.',
        fields: [
          { name: 'email', type: 'email' },
          { name: 'vip', type: 'boolean', default: false },
        ],
      },
    ]);
    expect(notes).toEqual([
      '10: lines: is a list, which becomes a JSON document',
    ]);
  });

  it('concludes from a sample', async () => {
    const { entities, notes } = await imported(`{
  "products": [
    { "productName": "Pen", "price": 1, "born": "2026-01-31", "home": "https://acme.dev" },
    { "productName": "Ink", "price": 2.5, "born": null, "sizes": [1] }
  ]
}`);
    expect(entities).toEqual([
      {
        name: 'Product',
        fields: [
          { name: 'product_name', type: 'string', required: true },
          { name: 'price', type: 'decimal', required: true },
          { name: 'born', type: 'date' },
          { name: 'home', type: 'url' },
          { name: 'sizes', type: 'json' },
        ],
      },
    ]);
    expect(notes).toEqual([
      '4: sizes: is no single value of one type, so it becomes a JSON document',
    ]);
  });

  it.each([
    ['{\n  "a": 1,\n  "b" 2\n', /^\d+: cannot be read as JSON: /],
    [
      '{"a": 1,, "b": 2}',
      /^1: cannot be read as JSON: there is one "," too many, or something is missing before it$/,
    ],
    [
      'just words',
      /^1: the text is no object, no list of objects and no schema, so it describes no entity$/,
    ],
    ['7', /^1: the text is no object/],
    ['SELECT 1;\n', /^1: there is no CREATE TABLE, so it describes no entity$/],
    [
      'INSERT INTO a VALUES (1);',
      /^1: there is no CREATE TABLE, so it describes no entity$/,
    ],
  ])('says why %j cannot be read', async (text, message) => {
    const { entities, notes } = await imported(text);
    expect(entities).toEqual([]);
    expect(notes[0]).toMatch(message);
  });
});
