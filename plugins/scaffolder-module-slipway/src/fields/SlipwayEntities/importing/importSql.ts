import {
  AlterTableStatement,
  CreateTableStatement,
  parse,
} from 'pgsql-ast-parser';
import { columnField, EnumTypes } from './columnField';
import { Imported, ImportedEntity, Note } from './Imported';
import { entityNameOf, isOwnColumn } from './importedNames';
import { splitStatements, Statement } from './splitStatements';
import { addConstraint } from './tableConstraints';

/** Reads the tables of PostgreSQL's SQL; every other statement is named with its line. */
export function importSql(text: string): Imported {
  const notes: Note[] = [];
  const entities: ImportedEntity[] = [];
  const enums: EnumTypes = new Map();
  for (const statement of splitStatements(text)) {
    for (const each of parsed(statement, notes)) {
      switch (each.type) {
        case 'create enum':
          enums.set(
            each.name.name,
            each.values.map(({ value }) => value),
          );
          break;
        case 'create table':
          entities.push(tableEntity(each, { enums, notes, statement }));
          break;
        case 'alter table':
          alterEntity(each, entities, { notes, statement });
          break;
        default:
          notes.push(leftOut(statement));
      }
    }
  }
  return { entities, notes };
}

interface Context {
  readonly notes: Note[];
  readonly statement: Statement;
}

function parsed(statement: Statement, notes: Note[]) {
  if (
    !/^(create\s+(\w+\s+)?table|create\s+type|alter\s+table)/i.test(
      statement.sql,
    )
  ) {
    notes.push(leftOut(statement));
    return [];
  }
  try {
    return parse(statement.sql, { locationTracking: true });
  } catch (error) {
    const { token } = error as { token?: { line: number; value: string } };
    notes.push({
      line: statement.line + (token?.line ?? 1) - 1,
      message: `cannot be read as PostgreSQL${
        token ? ` at "${token.value.trim()}"` : ', it ends too early'
      }`,
    });
    return [];
  }
}

function leftOut({ sql, line }: Statement): Note {
  const words = sql.split(/\s+/).slice(0, 2).join(' ').toUpperCase();
  return { line, message: `${words} describes no table and is left out` };
}

function tableEntity(
  { name, columns, constraints = [] }: CreateTableStatement,
  context: Context & { readonly enums: EnumTypes },
): ImportedEntity {
  const entity: ImportedEntity = { name: entityNameOf(name.name), fields: [] };
  for (const column of columns) {
    if (column.kind !== 'column') {
      context.notes.push({
        line: context.statement.line,
        message: 'LIKE is left out',
      });
    } else if (!isOwnColumn(column.name.name)) {
      entity.fields.push(
        columnField(column, {
          enums: context.enums,
          note: message =>
            context.notes.push({
              line: lineOf(context.statement, column._location),
              message: `${column.name.name}: ${message}`,
            }),
        }),
      );
    }
  }
  constraints.forEach(constraint =>
    addConstraint(entity, constraint, message =>
      context.notes.push({
        line: lineOf(context.statement, constraint._location),
        message,
      }),
    ),
  );
  return entity;
}

/** The line of a part of a statement. */
function lineOf(
  { line, sql }: Statement,
  location: { readonly start: number } | undefined,
): number {
  return line + sql.slice(0, location?.start ?? 0).split('\n').length - 1;
}

function alterEntity(
  { table, changes }: AlterTableStatement,
  entities: readonly ImportedEntity[],
  { notes, statement: { line } }: Context,
): void {
  const entity = entities.find(each => each.name === entityNameOf(table.name));
  for (const change of changes) {
    if (entity && change.type === 'add constraint') {
      addConstraint(entity, change.constraint, message =>
        notes.push({ line, message }),
      );
    } else {
      notes.push({ line, message: `ALTER TABLE ${table.name} is left out` });
    }
  }
}
