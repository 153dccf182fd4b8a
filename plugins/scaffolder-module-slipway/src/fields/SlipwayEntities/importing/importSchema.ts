import { FieldMembers } from '../model/Draft';
import { ImportedEntity } from './Imported';
import { entityNameOf, fieldNameOf, isOwnColumn } from './importedNames';
import { isObject, JsonPath, NoteAt } from './importJson';

/** The entities of a JSON schema: its own object, and those among its definitions. */
export function importSchema(
  schema: Record<string, unknown>,
  note: NoteAt,
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
  return [[title, schema, []] as const, ...defined].flatMap(
    ([name, value, path]) =>
      isObject(value) && isObject(value.properties)
        ? entityOf(name, value, { path, note })
        : [],
  );
}

interface Place {
  readonly path: JsonPath;
  readonly note: NoteAt;
}

function entityOf(
  name: string,
  schema: Record<string, unknown>,
  { path, note }: Place,
): ImportedEntity {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const fields = Object.entries(objectAt(schema, ['properties'])).flatMap(
    ([key, property]): FieldMembers[] => {
      const at = [...path, 'properties', key];
      if (isOwnColumn(key)) {
        return [];
      }
      if (!isObject(property)) {
        note(at, `${key}: says nothing about its type and is left out`);
        return [];
      }
      const members = membersOf(property, message =>
        note(at, `${key}: ${message}`),
      );
      return [
        {
          name: fieldNameOf(key),
          ...members,
          required: required.includes(key) || undefined,
          description: textOf(property.description),
        },
      ];
    },
  );
  return {
    name: entityNameOf(name),
    description: textOf(schema.description),
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
  note: (message: string) => void,
): FieldMembers {
  const { $ref, format } = property;
  if (typeof $ref === 'string') {
    return {
      type: 'reference',
      target: entityNameOf($ref.split('/').pop() ?? ''),
    };
  }
  if (Array.isArray(property.enum)) {
    const values = property.enum.filter(value => value !== null).map(String);
    return { type: 'enum', values, default: defaultOf(property) };
  }
  const [type] = [property.type].flat().filter(each => each !== 'null');
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
        min: numberOf(property.minimum),
        max: numberOf(property.maximum),
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

function objectAt(
  value: Record<string, unknown>,
  path: readonly string[],
): Record<string, unknown> {
  const found = path.reduce<unknown>(
    (at, key) => (isObject(at) ? at[key] : undefined),
    value,
  );
  return isObject(found) ? found : {};
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
