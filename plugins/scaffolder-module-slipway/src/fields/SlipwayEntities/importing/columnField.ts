import { FieldType } from '@slipway/plugin-slipway-common';
import {
  ColumnConstraint,
  CreateColumnDef,
  DataTypeDef,
  Expr,
} from 'pgsql-ast-parser';
import { FieldMembers } from '../model/Draft';
import { applyCheck } from './applyCheck';
import { bare } from './bare';
import { entityNameOf, fieldNameOf, relationNameOf } from './importedNames';
import { keepWhatFits } from './keepWhatFits';

/** The values of each type that `CREATE TYPE … AS ENUM` made. */
export type EnumTypes = ReadonlyMap<string, readonly string[]>;

interface ColumnContext {
  readonly enums: EnumTypes;
  readonly note: (message: string) => void;
}

/** PostgreSQL's types by ours; what is none of them becomes a string. */
const typeNames: Readonly<Partial<Record<FieldType, RegExp>>> = {
  string: /^(varchar|character varying|char|character|bpchar|citext|name)$/,
  text: /^text$/,
  integer:
    /^(int|int2|int4|int8|integer|bigint|smallint|(big|small)?serial\d?)$/,
  decimal: /^(numeric|decimal|real|float\d?|double precision|money)$/,
  boolean: /^bool(ean)?$/,
  date: /^date$/,
  datetime: /^timestamp/,
  uuid: /^uuid$/,
  json: /^jsonb?$/,
};

/** The field of a column. */
export function columnField(
  { name, dataType, constraints = [] }: CreateColumnDef,
  context: ColumnContext,
): FieldMembers {
  const field: FieldMembers = {
    name: fieldNameOf(name.name),
    ...typeOf(dataType, context),
  };
  return keepWhatFits(
    constraints.reduce(
      (sum, constraint) => applied(sum, constraint, context),
      field,
    ),
    context.note,
  );
}

function typeOf(
  dataType: DataTypeDef,
  { enums, note }: ColumnContext,
): FieldMembers {
  if (dataType.kind === 'array') {
    note('is a list, which becomes a JSON document');
    return { type: 'json' };
  }
  const values = enums.get(dataType.name);
  if (values) {
    return { type: 'enum', values };
  }
  const name = dataType.name.toLowerCase();
  const type = (Object.keys(typeNames) as FieldType[]).find(each =>
    typeNames[each]?.test(name),
  );
  if (!type) {
    note(`the type ${dataType.name} is not known here, so it becomes string`);
    return { type: 'string' };
  }
  const [length] = dataType.config ?? [];
  return type === 'string' && length ? { type, maxLength: length } : { type };
}

function applied(
  field: FieldMembers,
  constraint: ColumnConstraint,
  { note }: ColumnContext,
): FieldMembers {
  switch (constraint.type) {
    case 'not null':
      return { ...field, required: true };
    case 'null':
      return field;
    case 'unique':
      return { ...field, unique: true };
    case 'default':
      return withDefault(field, constraint.default, note);
    case 'reference':
      return asReference(field, constraint.foreignTable.name);
    case 'check':
      return applyCheck(field, constraint.expr, note);
    case 'add generated':
      note('that PostgreSQL computes it is left out');
      return field;
    case 'primary key':
      note(
        'is no key here, but unique and required: every entity has a key of its own',
      );
      return { ...field, unique: true, required: true };
    default:
      return field;
  }
}

/** A field that points to the entity of another table. */
export function asReference(field: FieldMembers, table: string): FieldMembers {
  const { name = '', required, unique } = field;
  return {
    name: relationNameOf(name),
    type: 'reference',
    target: entityNameOf(table),
    required,
    unique,
  };
}

function withDefault(
  field: FieldMembers,
  given: Expr,
  note: ColumnContext['note'],
): FieldMembers {
  const value = bare(given);
  switch (value.type) {
    case 'string':
      return { ...field, default: readDefault(field, value.value) };
    case 'integer':
    case 'numeric':
    case 'boolean':
      return { ...field, default: value.value };
    case 'null':
      return field;
    default:
      note('its default is computed and left out');
      return field;
  }
}

/** PostgreSQL takes numbers and truth in quotes as well. */
function readDefault(
  { type }: FieldMembers,
  text: string,
): FieldMembers['default'] {
  const truth = /^(?:(t|true|yes|on|1)|f|false|no|off|0)$/i.exec(text.trim());
  if (type === 'boolean' && truth) {
    return truth[1] !== undefined;
  }
  const isNumber = type === 'integer' || type === 'decimal';
  return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
