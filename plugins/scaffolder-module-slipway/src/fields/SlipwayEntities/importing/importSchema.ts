import { answerLimits } from '@slipway/plugin-slipway-common';
import { FieldMembers } from '../model/Draft';
import { ImportedEntity, ImportedField } from './Imported';
import { entityNameOf, fieldNameOf, isOwnColumn } from './importedNames';
import { isObject, JsonDocument, JsonPath } from './importJson';
import { keepWhatFits } from './keepWhatFits';
import { objectAt, resolveSchema, wholeObject } from './resolveSchema';

/** The entities of a JSON schema: its own object, and those among its definitions. */
export function importSchema(
  schema: Record<string, unknown>,
  json: JsonDocument,
): readonly ImportedEntity[] {
  const places: readonly (readonly string[])[] = [
    ['$defs'],
    ['definitions'],
    ['components', 'schemas'],
  ];
  const defined = places.flatMap(path =>
    Object.entries(objectAt(schema, path)).map(
      ([name, value]) => [name, value, [...path, name]] as const,
    ),
  );
  const title = typeof schema.title === 'string' ? schema.title : 'Item';
  const found = [[title, schema, []] as const, ...listed(schema), ...defined];
  return found.flatMap(([name, value, path]) => {
    const whole = isObject(value) ? wholeObject(value, schema) : {};
    return isObject(whole.properties)
      ? entityOf(name, whole, { path, json, root: schema })
      : [];
  });
}

/** What the items of a list are, where they are described in place. */
function listed(
  schema: Record<string, unknown>,
): readonly (readonly [string, unknown, readonly string[]])[] {
  const items = objectAt(schema, ['items']);
  const title = typeof items.title === 'string' ? items.title : 'Item';
  return '$ref' in items ? [] : [[title, items, ['items']]];
}

interface Place {
  readonly path: JsonPath;
  readonly root: Record<string, unknown>;
  readonly json: JsonDocument;
}

function entityOf(
  name: string,
  schema: Record<string, unknown>,
  { path, json, root }: Place,
): ImportedEntity {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const fields = Object.entries(objectAt(schema, ['properties'])).flatMap(
    ([key, property]): ImportedField[] => {
      const at = [...path, 'properties', key];
      if (isOwnColumn(key)) {
        return [];
      }
      if (!isObject(property)) {
        json.note(at, `${key}: says nothing about its type and is left out`);
        return [];
      }
      const say = (message: string) => json.note(at, `${key}: ${message}`);
      const members = keepWhatFits(
        membersOf(resolveSchema(property, root), root, say),
        say,
      );
      return [
        {
          name: fieldNameOf(key),
          key,
          ...members,
          required: required.includes(key) || undefined,
          description: textOf(property.description),
          line: json.lineOf(at),
        },
      ];
    },
  );
  return {
    name: entityNameOf(name),
    key: name,
    description: textOf(schema.description),
    line: json.lineOf(path),
    fields,
  };
}

const formats: Readonly<Record<string, FieldMembers>> = {
  date: { type: 'date' },
  'date-time': { type: 'datetime' },
  uuid: { type: 'uuid' },
  email: { type: 'email' },
  uri: { type: 'url' },
};

function membersOf(
  property: Record<string, unknown>,
  root: Record<string, unknown>,
  note: (message: string) => void,
): FieldMembers {
  const { $ref, format } = property;
  if (typeof $ref === 'string') {
    return {
      type: 'reference',
      target: entityNameOf(
        $ref === '#'
          ? textOf(root.title) ?? 'Item'
          : $ref.split('/').pop() ?? '',
      ),
    };
  }
  if (Array.isArray(property.enum) && property.enum.length > 0) {
    const values = property.enum.filter(value => value !== null).map(String);
    return { type: 'enum', values, default: defaultOf(property) };
  }
  const types = [property.type].flat().filter(each => each !== 'null');
  const type = types.length > 1 ? undefined : types[0];
  switch (type) {
    case 'string':
      return (
        formats[String(format)] ?? {
          type: 'string',
          min: numberOf(property.minLength),
          maxLength: numberOf(property.maxLength),
          default: defaultOf(property),
        }
      );
    case 'integer':
    case 'number':
      return {
        type: type === 'integer' ? 'integer' : 'decimal',
        min: numberOf(property.minimum) ?? beyond(property, 1),
        max: numberOf(property.maximum) ?? beyond(property, -1),
        default: defaultOf(property),
      };
    case 'boolean':
      return { type: 'boolean', default: defaultOf(property) };
    default:
      note(
        `is ${
          type === 'array' ? 'a list' : 'no single value'
        }, which becomes a JSON document`,
      );
      return { type: 'json' };
  }
}

/** The first number after an exclusive bound, upwards or downwards. */
function beyond(
  { type, exclusiveMinimum, exclusiveMaximum }: Record<string, unknown>,
  by: 1 | -1,
): number | undefined {
  const bound = numberOf(by > 0 ? exclusiveMinimum : exclusiveMaximum);
  const step = [type].flat().includes('integer')
    ? 1
    : 1 / 10 ** answerLimits.decimal.scale;
  return bound === undefined ? undefined : bound + by * step;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string'
    ? value.replace(/\s+/g, ' ').trim()
    : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function defaultOf({ default: value }: Record<string, unknown>) {
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? (value as FieldMembers['default'])
    : undefined;
}
