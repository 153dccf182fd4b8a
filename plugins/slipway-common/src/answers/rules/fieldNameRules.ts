import { fieldNames } from '../../model/fieldNames';
import { quoted } from '../words/freeText';
import { latinWords } from '../words/latinWords';
import {
  pydanticAttributes,
  pydanticPrefixes,
  sqlalchemyAttributes,
} from '../words/frameworkWords';
import {
  postgresReservedWords,
  postgresSystemColumns,
} from '../words/postgresWords';
import {
  pythonAnnotationNames,
  pythonBuiltins,
  pythonKeywords,
  pythonReceivers,
} from '../words/pythonWords';
import {
  listParameters,
  modelFunctions,
  serviceColumns,
} from '../words/serviceWords';
import { FieldNameRule, Finding } from './Rule';

/** Names of columns and attributes: `unit_price`. */
export const fieldNameIsSnakeCase: FieldNameRule = ({ field: { name } }) => {
  if (/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) {
    return undefined;
  }
  const suggestion = latinWords(name)
    .join('_')
    .replace(/^[_0-9]+/, '');
  return {
    at: 'name',
    message: `${quoted(
      name,
    )} must be lower-case letters, digits and single "_", starting with a letter, such as "${
      suggestion || 'unit_price'
    }"`,
  };
};

/** Names of columns that something the service is built on has taken. */
export const columnNameIsFree: FieldNameRule = ({ field, entity }) => {
  const { attribute } = fieldNames(field.name, field.type);
  return taken(field.name, attribute, {
    owner: attributeOwner(attribute) ?? columnOwner(attribute),
    entity: entity.name,
  });
};

/** What a reference gives, `order` of `order_id`, is an attribute but no column. */
export const relationNameIsFree: FieldNameRule = ({ field, entity }) => {
  const { relation = '' } = fieldNames(field.name, field.type);
  return taken(field.name, relation, {
    owner: attributeOwner(relation),
    entity: entity.name,
  });
};

/** A filter of this name would be taken for a parameter of the list. */
export const filterNameIsFree: FieldNameRule = ({ field }) =>
  field.filterable && listParameters.has(field.name)
    ? {
        at: 'filterable',
        message: `${quoted(
          field.name,
        )} is a parameter of every list; rename the field or do not filter by it`,
      }
    : undefined;

/** Every rule about a field's name by itself. */
export const fieldNameRules = [
  fieldNameIsSnakeCase,
  columnNameIsFree,
  relationNameIsFree,
  filterNameIsFree,
] as const;

function attributeOwner(name: string): string | undefined {
  if (serviceColumns.has(name)) {
    return 'is a column the service adds by itself';
  }
  if (pythonKeywords.has(name)) {
    return 'is a Python keyword';
  }
  if (pythonBuiltins.has(name)) {
    return 'is a Python builtin';
  }
  if (pythonReceivers.has(name)) {
    return 'is what a Python method calls its own object';
  }
  if (pythonAnnotationNames.has(name)) {
    return 'is the name of a Python type';
  }
  return frameworkOwner(name);
}

function frameworkOwner(name: string): string | undefined {
  if (modelFunctions.has(name)) {
    return 'is a function the tables are made with';
  }
  if (sqlalchemyAttributes.has(name)) {
    return 'is an attribute of SQLAlchemy';
  }
  if (pydanticAttributes.has(name)) {
    return 'is an attribute of Pydantic';
  }
  return pydanticPrefixes.some(prefix => name.startsWith(prefix))
    ? 'starts with a prefix that Pydantic keeps to itself'
    : undefined;
}

function columnOwner(name: string): string | undefined {
  if (postgresReservedWords.has(name)) {
    return 'is a reserved word of PostgreSQL';
  }
  return postgresSystemColumns.has(name)
    ? 'is a system column of PostgreSQL'
    : undefined;
}

interface Taken {
  readonly owner: string | undefined;
  readonly entity: string | undefined;
}

function taken(
  name: string,
  made: string,
  { owner, entity = 'Item' }: Taken,
): Finding | undefined {
  if (!owner) {
    return undefined;
  }
  const subject =
    made === name ? quoted(name) : `${quoted(name)} makes "${made}", which`;
  const prefix = latinWords(entity).join('') || 'item';
  return {
    at: 'name',
    message: `${subject} ${owner}; choose another name, such as "${prefix}_${name}"`,
  };
}
