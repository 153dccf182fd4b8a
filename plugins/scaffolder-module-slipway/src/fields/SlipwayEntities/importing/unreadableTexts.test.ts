import { importedFields } from '../../../__testUtils__/importedFields';

jest.setTimeout(30_000);

const bad: [what: string, text: string, ...notes: RegExp[]][] = [
  ['an empty text', '', /^1: /],
  [
    'a comment alone',
    '-- create table x;',
    /^1: the text describes no entity$/,
  ],
  ['an empty object', '{}', /^1: the text holds no object with a value/],
  ['a list of numbers', '[1,\n2]', /^1: an item of the list is no object/],
  [
    'a schema of no object',
    '{"$schema":"x","type":"string"}',
    /^1: the text describes no entity$/,
  ],
  [
    'a text without its end',
    '{\n"a": "x',
    /^2: cannot be read as JSON: a text begins here and has no end in its line$/,
  ],
  [
    'a comma too many',
    '{"a": 1,, "b": 2}',
    /^1: .*: there is one "," too many/,
  ],
  [
    'a list in a list without its end',
    '{"a": [1, 2}',
    /^1: .*: a list must end with a \]$/,
  ],
  [
    'an object without its end',
    '{"a": 1',
    /^1: .*: an object must end with a \}$/,
  ],
  [
    'a comma too few',
    '{"a": 1 "b": 2}',
    /^1: .*: a "," is missing before "b"$/,
  ],
  [
    'two objects',
    '{"a": 1} {"b": 2}',
    /^1: .*: there is more after its end; put several/,
  ],
  ['a word behind it', '{"a": 1} x', /^1: .*: "x" is no JSON/],
  ['one bracket too many', '{"a": 1}}', /^1: .*: there is more after its end/],
  [
    'a word that is none',
    '{\n "a": 1,\n "b": tru,\n "c": 2\n}',
    /^3: .*: "tru" is no JSON/,
  ],
  [
    'a word that is none, in a long text',
    `{\n "a": 1,\n "b": tru,\n "c": "${'x'.repeat(120_000)}"\n}`,
    /^3: .*: "tru" is no JSON/,
  ],
  [
    'objects of JavaScript',
    "{a: 'x'}",
    /^1: .*: "a" is no JSON; put texts and keys in double quotes$/,
  ],
  ['a value too few', '{"a": }', /^1: .*: a value is missing before "\}"$/],
  [
    'a key without its colon',
    '{"a" 1}',
    /^1: .*: a ":" is missing before "1"$/,
  ],
  [
    'a tab in a text',
    '{"a": "x\ty"}',
    /^1: .*: "x\ty" has a tab or the like in it/,
  ],
  [
    'an alias of nothing',
    'a: *nope',
    /^1: cannot be read as SQL, JSON or YAML: Unresolved alias/,
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
    /^1: cannot be read as SQL, JSON or YAML: Excessive alias count/,
  ],
  [
    'what is nested without end',
    '['.repeat(50_000),
    /^1: cannot be read as JSON: it is nested too deeply$/,
  ],
  [
    'commas without end',
    `[${','.repeat(1_000_000)}`,
    /^1: cannot be read as JSON: there is one "," too many/,
  ],
  [
    'comments without end',
    'create /*'.repeat(100_000),
    /^1: a statement that makes no table is left out$/,
  ],
  [
    'a statement without end',
    `CREATE TABLE a (${'x int, '.repeat(140_000)}`,
    /^1: a statement of \d+ characters is left out/,
  ],
  [
    'a table of MySQL',
    'SET NAMES utf8;\nCREATE TABLE `a` (\n  `id` int(11) NOT NULL AUTO_INCREMENT,\n  KEY `b` (`c`)\n) ENGINE=InnoDB;',
    /^1: a statement that makes no table is left out$/,
    /^2: this is SQL of MySQL, .*; paste a row of each table as JSON instead$/,
  ],
  [
    'a table of SQL Server',
    'CREATE TABLE [dbo].[Orders](\n [Id] [int] IDENTITY(1,1) NOT NULL\n)\nGO',
    /^1: this is SQL of SQL Server, .*; paste a row of each table as JSON instead$/,
  ],
  [
    'a table that something is only added to',
    'ALTER TABLE foo ADD COLUMN a int;',
    /^1: ALTER TABLE foo adds nothing, since there is no CREATE TABLE foo before it$/,
  ],
  [
    'more than is read',
    ' '.repeat(3_000_000),
    /^1: the text has 3000000 characters, of which at most/,
  ],
  [
    'a comment in JSON that never ends',
    '{"a": 1,\n/* "b": 2}',
    /^2: cannot be read as JSON: a comment begins here and never ends$/,
  ],
  [
    'comments in comments that never end',
    '-- two\n/* CREATE TABLE a (b int); /* */',
    /^2: a comment begins here and never ends$/,
  ],
];

describe('importText', () => {
  it.each(bad)('says why it takes nothing of %s', async (_, text, ...told) => {
    const { fields, notes } = await importedFields(text);
    expect(fields).toEqual([]);
    told.forEach((note, index) => expect(notes[index]).toMatch(note));
  });

  it('says of each line of a JSON text why it cannot be read', async () => {
    const { notes } = await importedFields('{\n"a": tru,\n"b": None,\n"c": 1');
    expect(notes).toEqual([
      '2: cannot be read as JSON: "tru" is no JSON; put texts and keys in double quotes',
      '3: cannot be read as JSON: "None" is no JSON; put texts and keys in double quotes',
      '4: cannot be read as JSON: an object must end with a }',
    ]);
  });

  it('takes as much as a service may have', async () => {
    const tables = await importedFields(
      'CREATE TABLE orders (\n n int\n);\n'.repeat(30_000),
    );
    expect(tables.fields).toHaveLength(50);
    expect(tables.notes).toContainEqual(
      expect.stringMatching(
        /^151: there are \d+ entities, of which the first 50/,
      ),
    );
    const wide = Object.fromEntries(
      Array.from({ length: 9_000 }, (_, index) => [`key_${index}`, 1]),
    );
    const { fields, notes } = await importedFields(
      JSON.stringify(wide, undefined, 1),
    );
    expect(fields).toHaveLength(60);
    expect(notes).toEqual([
      '62: Item has 9000 fields, of which the first 60 are taken',
    ]);
  });
});
