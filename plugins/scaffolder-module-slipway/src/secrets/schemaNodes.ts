/** A JSON schema, or a part of one, with the whole that its references are about. */
export interface SchemaNode {
  readonly schema: object;
  readonly root: object;
}

/** Keywords whose schemas describe the same value, under a condition or not: one, a list, or one for each name. */
const sameValue = ['if', 'then', 'else', 'allOf', 'anyOf', 'oneOf'];
const sameValueByName = ['dependencies', 'dependentSchemas'];

/** A schema and every other that may describe the same value. */
export function alternatives(node: SchemaNode): readonly SchemaNode[] {
  const found = new Map<object, SchemaNode>();
  const add = (each: SchemaNode) => {
    // A schema may refer to itself.
    if (!found.has(each.schema)) {
      found.set(each.schema, each);
      sameValueNodes(each).forEach(add);
    }
  };
  add(node);
  return [...found.values()];
}

/** The schemas of what is called `name` in an object. */
export function propertySchemas(
  { schema, root }: SchemaNode,
  name: string,
): readonly SchemaNode[] {
  const { properties, patternProperties, additionalProperties } =
    Object(schema);
  const own = Object.hasOwn(Object(properties), name) && properties[name];
  // Which of the patterns fit need not be found out: whatever may be secret is.
  const others = [
    ...Object.values(Object(patternProperties)),
    additionalProperties,
  ];
  return nodesOf(own ? [own] : others, root);
}

/** The schemas of the items of a list, whichever place they have. */
export function itemSchemas({
  schema,
  root,
}: SchemaNode): readonly SchemaNode[] {
  const { items, additionalItems } = Object(schema);
  return nodesOf([items, additionalItems].flat(), root);
}

function sameValueNodes({ schema, root }: SchemaNode): readonly SchemaNode[] {
  const said = Object(schema);
  const parts = [
    resolve(said.$ref, root),
    ...sameValue.flatMap(keyword => said[keyword]),
    ...sameValueByName.flatMap(keyword => Object.values(Object(said[keyword]))),
  ];
  return nodesOf(parts, root);
}

function nodesOf(
  parts: readonly unknown[],
  root: object,
): readonly SchemaNode[] {
  return parts.flatMap(schema =>
    typeof schema === 'object' && schema !== null ? [{ schema, root }] : [],
  );
}

/** What `#/definitions/name` is about. */
function resolve(ref: unknown, root: object): unknown {
  if (typeof ref !== 'string' || !ref.startsWith('#')) {
    return undefined;
  }
  return decodeURIComponent(ref.slice(1))
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce<unknown>((found, part) => Object(found)[part], root);
}
