import {
  AlterTableStatement,
  CommentStatement,
  CreateColumnDef,
  CreateIndexStatement,
  Statement as Parsed,
} from 'pgsql-ast-parser';
import { columnField, EnumTypes } from './columnField';
import { ImportedEntity } from './Imported';
import { isOwnColumn } from './importedNames';
import { addConstraint, changeField } from './tableConstraints';

/** What statements that follow a table need to add to it. */
export interface Adding {
  readonly entities: ImportedEntity[];
  readonly enums: EnumTypes;
  /** Says something about a part of the statement. */
  readonly note: (
    message: string,
    location?: { readonly start: number },
  ) => void;
  /** The line of a part of the statement. */
  readonly lineOf: (location?: { readonly start: number }) => number;
  /** The columns that are left out because every entity has them. */
  readonly ownColumns: Set<string>;
}

/** Adds what a statement says about a table of the text that is there already. */
export function addToEntity(statement: Parsed, adding: Adding): void {
  switch (statement.type) {
    case 'alter table':
      return alter(statement, adding);
    case 'create index':
      return addIndex(statement, adding);
    case 'comment':
      return describe(statement, adding);
    default:
      return undefined;
  }
}

/** Adds a column, unless every entity has it. */
export function addColumn(
  entity: ImportedEntity,
  column: CreateColumnDef,
  { enums, note, lineOf, ownColumns }: Adding,
): void {
  const key = column.name.name;
  if (isOwnColumn(key)) {
    ownColumns.add(key);
    return;
  }
  const { _location: location } = column;
  const field = columnField(column, {
    enums,
    note: message => note(`${key}: ${message}`, location),
  });
  entity.fields.push({ ...field, key, line: lineOf(location) });
}

function entityOf(table: string, what: string, adding: Adding) {
  const entity = adding.entities.find(({ key }) => key === table);
  if (!entity) {
    adding.note(
      `${what} adds nothing, since there is no CREATE TABLE ${table} before it`,
    );
  }
  return entity;
}

function alter({ table, changes }: AlterTableStatement, adding: Adding): void {
  const what = `ALTER TABLE ${table.name}`;
  const entity = entityOf(table.name, what, adding);
  for (const change of entity ? changes : []) {
    if (entity && change.type === 'add constraint') {
      const { _location: location } = change.constraint;
      addConstraint(entity, change.constraint, message =>
        adding.note(message, location),
      );
    } else if (entity && change.type === 'add column') {
      addColumn(entity, change.column, adding);
    } else {
      adding.note(`${what} is left out`, change._location);
    }
  }
}

/** An index of one column, which a field can ask for; any other only makes some queries faster. */
function addIndex(
  { table, expressions, unique, where, indexName }: CreateIndexStatement,
  adding: Adding,
): void {
  const what = `the index ${indexName?.name ?? `of ${table.name}`}`;
  const entity = entityOf(table.name, what, adding);
  const [{ expression } = { expression: undefined }] = expressions;
  if (!entity) {
    return;
  }
  if (expressions.length > 1 || where || expression?.type !== 'ref') {
    adding.note(
      `${what} is left out: a field can only say that it has an index by itself`,
    );
    return;
  }
  const flag = unique ? { unique } : { indexed: true };
  changeField(entity, [expression], adding.note, field => ({
    ...field,
    ...flag,
  }));
}

function describe({ on, comment }: CommentStatement, adding: Adding): void {
  const description = comment.replace(/\s+/g, ' ').trim();
  if (on.type === 'column') {
    const { table, column } = on.column;
    const entity = entityOf(table, `the comment on ${column}`, adding);
    if (entity) {
      changeField(entity, [{ name: column }], adding.note, field => ({
        ...field,
        description,
      }));
    }
  } else if (on.type === 'table') {
    const { name } = on.name;
    const entity = entityOf(name, `the comment on ${name}`, adding);
    if (entity) {
      adding.entities.splice(adding.entities.indexOf(entity), 1, {
        ...entity,
        description,
      });
    }
  }
}
