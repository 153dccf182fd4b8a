import {
  AwkwardText,
  importedFields,
  takenOver,
} from '../../../__testUtils__/importedFields';

jest.setTimeout(30_000);

const texts: readonly AwkwardText[] = [
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
    'a key that makes no name',
    '{"a": 1,\n"价格": 2}',
    { name: 'Item.field_2', type: 'integer', required: true },
    /^2: "价格" is called field_2, since no name can be made of it; rename it if you like$/,
  ],
  [
    'a key that makes a name nobody may use',
    '{"both_": 2}',
    { name: 'Item.item_both', type: 'integer', required: true },
    /^1: "both_" is called item_both, since "both" is a reserved word of PostgreSQL; rename/,
  ],
  [
    'a name that makes none',
    '{"订单": [{"Größe": 1}]}',
    { name: 'Item.grosse', type: 'integer', required: true },
    /^1: no name can be made of "订单", so the entity is called Item; rename it$/,
  ],
  [
    'an object in each line',
    '{"a": 1}\n\n{"a": 2.5, "b": {"c": "}"}} \n{"a": 3}\n',
    { name: 'Item.a', type: 'decimal', required: true },
    /^3: b: is no single value/,
  ],
  [
    'JSON with a mark of the byte order',
    '\uFEFF{"a":1}',
    { name: 'Item.a', type: 'integer', required: true },
  ],
  [
    'comments',
    '// it\'s "mine"; create table\n{\n"a": "https://acme.dev", // a link\n/* "b": 1, */ "c": "/* x */"}',
    { name: 'Item.c', type: 'string', required: true },
  ],
];

describe('importText', () => {
  // A rest, as jest takes a parameter that a row has nothing for to be its callback.
  it.each(texts)('takes over JSON with %s', async (_, text, ...told) => {
    expect(await importedFields(text)).toEqual(takenOver(...told));
  });
});
