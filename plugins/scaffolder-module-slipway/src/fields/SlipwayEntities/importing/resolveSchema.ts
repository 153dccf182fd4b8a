import { isObject } from './importJson';

type Schema = Record<string, unknown>;

/** More steps than these only a circle takes. */
const mostSteps = 20;

/** A property with what it points to, unless that is an entity, and what it is composed of put together. */
export function resolveSchema(
  property: Schema,
  root: Schema,
  steps = 0,
): Schema {
  const { $ref, allOf, anyOf, oneOf, ...rest } = property;
  if (steps > mostSteps) {
    return rest;
  }
  const next = (schema: Schema) => resolveSchema(schema, root, steps + 1);
  if (typeof $ref === 'string') {
    const target = targetOf($ref, root);
    return !target || isObject(wholeObject(target, root).properties)
      ? property
      : next({ ...target, ...rest });
  }
  if (Array.isArray(allOf)) {
    return next(Object.assign({}, rest, ...allOf.filter(isObject)));
  }
  const choices = [anyOf ?? oneOf ?? []]
    .flat()
    .filter(isObject)
    .filter(({ type }) => type !== 'null');
  if (choices.length === 1) {
    return next({ ...rest, ...choices[0] });
  }
  const constants = choices.map(choice => choice.const);
  if (choices.length > 0 && constants.every(each => typeof each === 'string')) {
    return { ...rest, enum: constants };
  }
  return typeof rest.const === 'string'
    ? { ...rest, enum: [rest.const] }
    : rest;
}

/** An object with the members of all those it is composed of. */
export function wholeObject(schema: Schema, root: Schema, steps = 0): Schema {
  const { $ref, allOf } = schema;
  if (steps > mostSteps || !Array.isArray(allOf)) {
    const target =
      typeof $ref === 'string' && steps > 0 && steps <= mostSteps
        ? targetOf($ref, root)
        : undefined;
    return target ? wholeObject(target, root, steps + 1) : schema;
  }
  const parts = allOf
    .filter(isObject)
    .map(part => wholeObject(part, root, steps + 1));
  const all = [...parts, schema];
  const hasProperties = all.some(part => isObject(part.properties));
  return {
    ...schema,
    ...(hasProperties && {
      properties: Object.assign(
        {},
        ...all.map(part => objectAt(part, ['properties'])),
      ),
      required: all.flatMap(part => part.required ?? []),
    }),
  };
}

function targetOf(ref: string, root: Schema): Schema | undefined {
  const path = /^#\/(.+)$/.exec(ref)?.[1];
  const target = path && objectAt(root, path.split('/'));
  return target && Object.keys(target).length > 0 ? target : undefined;
}

/** The object at a place; an empty one where there is none. */
export function objectAt(
  value: Record<string, unknown>,
  path: readonly string[],
): Record<string, unknown> {
  const found = path.reduce<unknown>(
    (at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    value,
  );
  return isObject(found) ? found : {};
}
