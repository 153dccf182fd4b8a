import { FieldMembers } from '../model/Draft';
import { ImportedEntity } from './Imported';
import { entityNameOf, fieldNameOf, isOwnColumn } from './importedNames';
import { isObject, JsonDocument, JsonPath } from './importJson';

/** The entities that follow from a sample: an object, a list of them, or such lists by their names. */
export function importSample(
  sample: unknown,
  json: JsonDocument,
): readonly ImportedEntity[] {
  const entities = entitiesOf(sample, json).filter(
    ({ fields }) => fields.length > 0,
  );
  if (entities.length === 0 && typeof sample === 'object' && sample !== null) {
    json.note(
      [],
      'the text holds no object with a value, so it describes no entity',
    );
  }
  return entities;
}

function entitiesOf(
  sample: unknown,
  json: JsonDocument,
): readonly ImportedEntity[] {
  if (Array.isArray(sample)) {
    return [
      entityOf('Item', { rows: rowsOf(sample, [], json), path: [] }, json),
    ];
  }
  if (!isObject(sample)) {
    json.note(
      [],
      'the text is no object, no list of objects and no schema, so it describes no entity',
    );
    return [];
  }
  const lists = Object.entries(sample).filter(
    ([, value]) => Array.isArray(value) && value.some(isObject),
  );
  return lists.length > 0 && lists.length === Object.keys(sample).length
    ? lists.map(([key, value]) =>
        entityOf(
          key,
          { rows: rowsOf(value as unknown[], [key], json), path: [key] },
          json,
        ),
      )
    : [
        entityOf(
          'Item',
          { rows: [{ value: sample, path: [] }], path: [] },
          json,
        ),
      ];
}

interface Row {
  readonly value: Record<string, unknown>;
  readonly path: JsonPath;
}

function rowsOf(
  list: readonly unknown[],
  path: JsonPath,
  json: JsonDocument,
): readonly Row[] {
  return list.flatMap((value, index) => {
    if (isObject(value)) {
      return { value, path: [...path, index] };
    }
    json.note(
      [...path, index],
      'an item of the list is no object and is left out',
    );
    return [];
  });
}

function entityOf(
  name: string,
  { rows, path }: { readonly rows: readonly Row[]; readonly path: JsonPath },
  json: JsonDocument,
): ImportedEntity {
  const keys = new Set(rows.flatMap(({ value }) => Object.keys(value)));
  const fields = [...keys]
    .filter(key => !isOwnColumn(key))
    .map(key => {
      const given = rows.filter(
        ({ value }) => value[key] !== null && value[key] !== undefined,
      );
      const types = new Set(given.map(({ value }) => typeOf(value[key])));
      const type = commonType(types);
      const [first] = given;
      if (type === 'json' && first) {
        json.note(
          [...first.path, key],
          `${key}: is no single value of one type, so it becomes a JSON document`,
        );
      }
      return {
        name: fieldNameOf(key),
        key,
        type,
        required: given.length === rows.length || undefined,
        line: json.lineOf([...(first ?? rows[0])!.path, key]),
      };
    });
  return {
    name: entityNameOf(name),
    key: name,
    line: json.lineOf(path),
    fields,
  };
}

type SampleType = NonNullable<FieldMembers['type']>;

/** What holds every value; text where nothing is known. */
function commonType(types: ReadonlySet<SampleType>): SampleType {
  const [only = 'string', ...others] = types;
  if (others.length === 0) {
    return only;
  }
  const all = [...types];
  if (all.every(type => type === 'integer' || type === 'decimal')) {
    return 'decimal';
  }
  const isText = (type: SampleType) =>
    !['integer', 'decimal', 'boolean', 'json'].includes(type);
  if (!all.every(isText)) {
    return 'json';
  }
  return types.has('text') ? 'text' : 'string';
}

const patterns: readonly (readonly [SampleType, RegExp])[] = [
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['datetime', /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/],
  ['uuid', /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i],
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['url', /^https?:\/\/\S+$/],
  ['text', /\n|^.{256}/],
];

function typeOf(value: unknown): SampleType {
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'decimal';
    case 'string':
      return (
        patterns.find(([, pattern]) => pattern.test(value))?.[0] ?? 'string'
      );
    default:
      return 'json';
  }
}
