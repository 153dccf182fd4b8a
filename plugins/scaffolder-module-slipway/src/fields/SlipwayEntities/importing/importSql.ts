import { answerLimits } from '@slipway/plugin-slipway-common';
import {
  AlterTableStatement,
  CreateTableStatement,
  Statement as Parsed,
} from 'pgsql-ast-parser';
import { columnField, EnumTypes } from './columnField';
import { Imported, ImportedEntity, Note } from './Imported';
import { entityNameOf, isOwnColumn } from './importedNames';
import { lineAt } from './lineAt';
import { readSql } from './readSql';
import { splitStatements, Statement } from './splitStatements';
import { addConstraint } from './tableConstraints';

/** So many statements are read; more would only be about tables beyond the limit. */
const mostStatements = 20 * answerLimits.entities;

/** Reads the tables of PostgreSQL's SQL; every other statement is named with its line. */
export function importSql(text: string): Imported {
  const notes: Note[] = [];
  const entities: ImportedEntity[] = [];
  const { statements, unclosed } = splitStatements(text);
  const [next] = statements.slice(mostStatements);
  const read = statements.slice(0, mostStatements).flatMap(statement => {
    const { parsed, note } = readSql(statement);
    notes.push(...(note ? [note] : []));
    return parsed.map(each => ({ each, statement }));
  });
  const enums = enumsOf(read.map(({ each }) => each));
  for (const { each, statement } of read) {
    if (each.type === 'create table') {
      entities.push(tableEntity(each, { enums, notes, statement }));
    } else if (each.type === 'alter table') {
      alterEntity(each, entities, { notes, statement });
    }
  }
  if (unclosed !== undefined) {
    notes.push({
      line: unclosed,
      message: 'a comment begins here and never ends',
    });
  }
  if (next) {
    notes.push({
      line: next.line,
      message: `what follows is left out: it is more than ${mostStatements} statements`,
    });
  }
  return {
    entities,
    notes: notes.sort((one, other) => one.line - other.line),
  };
}

/** Types may be used before the line that makes them, where somebody has sorted a script by names. */
function enumsOf(read: readonly Parsed[]): EnumTypes {
  return new Map(
    read.flatMap(each =>
      each.type === 'create enum'
        ? [[each.name.name, each.values.map(({ value }) => value)] as const]
        : [],
    ),
  );
}

interface Context {
  readonly notes: Note[];
  readonly statement: Statement;
}

function tableEntity(
  { name, columns, constraints = [] }: CreateTableStatement,
  context: Context & { readonly enums: EnumTypes },
): ImportedEntity {
  const entity: ImportedEntity = {
    name: entityNameOf(name.name),
    line: context.statement.line,
    fields: [],
  };
  for (const column of columns) {
    const line = lineOf(context.statement, column._location);
    if (column.kind !== 'column') {
      context.notes.push({ line, message: 'LIKE is left out' });
    } else if (!isOwnColumn(column.name.name)) {
      const note = (message: string) =>
        context.notes.push({
          line,
          message: `${column.name.name}: ${message}`,
        });
      entity.fields.push({
        ...columnField(column, { enums: context.enums, note }),
        line,
      });
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
  return line + lineAt(sql, location?.start ?? 0) - 1;
}

function alterEntity(
  { table, changes }: AlterTableStatement,
  entities: readonly ImportedEntity[],
  { notes, statement }: Context,
): void {
  const entity = entities.find(each => each.name === entityNameOf(table.name));
  for (const change of changes) {
    if (entity && change.type === 'add constraint') {
      addConstraint(entity, change.constraint, message =>
        notes.push({
          line: lineOf(statement, change.constraint._location),
          message,
        }),
      );
    } else {
      notes.push({
        line: lineOf(statement, change._location),
        message: `ALTER TABLE ${table.name} is left out`,
      });
    }
  }
}
