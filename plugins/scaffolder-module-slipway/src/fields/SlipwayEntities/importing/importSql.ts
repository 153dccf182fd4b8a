import { answerLimits } from '@slipway/plugin-slipway-common';
import { CreateTableStatement, Statement as Parsed } from 'pgsql-ast-parser';
import { addColumn, Adding, addToEntity } from './addToEntity';
import { EnumTypes } from './columnField';
import { foreignDialect } from './foreignDialect';
import { Imported, ImportedEntity, Note } from './Imported';
import { entityNameOf } from './importedNames';
import { lineAt } from './lineAt';
import { ReadSql, readSql } from './readSql';
import { splitStatements, Statement } from './splitStatements';
import { addConstraint } from './tableConstraints';

/** So many statements are read; more would only be about tables beyond the limit. */
const mostStatements = 20 * answerLimits.entities;

/** Reads the tables of PostgreSQL's SQL, and says what is left out, and where. */
export function importSql(text: string): Imported {
  const entities: ImportedEntity[] = [];
  const { statements, unclosed } = splitStatements(text);
  const [next] = statements.slice(mostStatements);
  const read = statements
    .slice(0, mostStatements)
    .map(statement => ({ ...readSql(statement), statement }));
  const dialect = foreignDialect(text);
  const notes = read.flatMap(({ not, notes: told }) =>
    dialect && not ? [] : told,
  );
  notes.push(...(dialect ? [dialect] : []), ...othersOf(read));
  const enums = enumsOf(read.flatMap(({ parsed }) => parsed));
  const ownColumns = new Set<string>();
  for (const { parsed, statement } of read) {
    const lineOf: Adding['lineOf'] = location =>
      statement.line + lineAt(statement.sql, location?.start ?? 0) - 1;
    const note: Adding['note'] = (message, location) =>
      notes.push({ line: lineOf(location), message });
    const adding = { entities, enums, note, lineOf, ownColumns };
    for (const each of parsed) {
      if (each.type === 'create table') {
        entities.push(tableEntity(each, adding));
      } else {
        addToEntity(each, adding);
      }
    }
  }
  const [first] = entities;
  if (first && ownColumns.size > 0) {
    const list = [...ownColumns].join(', ');
    notes.push({
      line: first.line,
      message: `not taken over, as every entity has columns of these names by itself: ${list}`,
    });
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

/** One word about all statements that make no table, of which a dump is full. */
function othersOf(
  read: readonly (ReadSql & { readonly statement: Statement })[],
): readonly Note[] {
  const others = read.filter(({ not }) => not === 'about tables');
  const [first] = others;
  const what =
    others.length === 1
      ? 'a statement that makes no table is left out'
      : `${others.length} statements that make no table are left out`;
  return first ? [{ line: first.statement.line, message: what }] : [];
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

function tableEntity(
  { name, columns, constraints = [] }: CreateTableStatement,
  adding: Adding,
): ImportedEntity {
  const entity: ImportedEntity = {
    name: entityNameOf(name.name),
    key: name.name,
    line: adding.lineOf(),
    fields: [],
  };
  for (const column of columns) {
    if (column.kind === 'column') {
      addColumn(entity, column, adding);
    } else {
      adding.note('LIKE is left out', column._location);
    }
  }
  for (const constraint of constraints) {
    addConstraint(entity, constraint, message =>
      adding.note(message, constraint._location),
    );
  }
  return entity;
}
