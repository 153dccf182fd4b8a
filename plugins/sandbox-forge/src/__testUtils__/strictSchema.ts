/** A JSON schema, as far as it matters here. */
export type Schema = Record<string, unknown>;

const ANNOTATIONS = [
  'example',
  'examples',
  'discriminator',
  'xml',
  'externalDocs',
];

/**
 * An OpenAPI 3.0 schema as a JSON schema for ajv: `nullable` becomes a choice, annotations go, and
 * an object may hold nothing the description does not name, so that a misspelled optional member
 * is found. Parts of an `allOf` stay open, for each of them sees only its own members.
 */
export function strictSchema(schema: unknown, open = false): unknown {
  if (Array.isArray(schema)) return schema.map(one => strictSchema(one, open));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Schema;
  const result: Schema = {};
  for (const [key, value] of Object.entries(rest)) {
    if (ANNOTATIONS.includes(key) || key.startsWith('x-')) continue;
    // Error schemas that differ only in what is optional all fit an error: one of them is enough.
    const name = key === 'oneOf' && open ? 'anyOf' : key;
    result[name] = convert(key, value, open);
  }
  if (result.properties && result.additionalProperties === undefined && !open) {
    result.additionalProperties = false;
  }
  return nullable === true ? { anyOf: [result, { type: 'null' }] } : result;
}

function convert(key: string, value: unknown, open: boolean): unknown {
  switch (key) {
    case 'enum':
    case 'required':
    case 'default':
      return value;
    case 'properties':
      return Object.fromEntries(
        Object.entries(value as Schema).map(([name, one]) => [
          name,
          strictSchema(one),
        ]),
      );
    case 'allOf':
      return strictSchema(value, true);
    default:
      return strictSchema(value, open && key !== 'items');
  }
}
