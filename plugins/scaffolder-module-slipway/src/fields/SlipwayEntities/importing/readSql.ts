import { parse, Statement as Parsed } from 'pgsql-ast-parser';
import { Note } from './Imported';
import { lineAt } from './lineAt';
import { readTable } from './readTable';
import { shortened } from './shortened';
import { Statement } from './splitStatements';
import { splitTable } from './splitTable';

/** The longest statement that is read, in characters: a table of the most fields has a third of it. */
const longestStatement = 50_000;

/** What says something about a table, and where a column may be added to it or told of. */
const aboutTables =
  /^(?:create\s+(?:\w+\s+)?table\b|create\s+type\b|create\s+(?:unique\s+)?index\b|alter\s+table\s[\s\S]*\sadd\s|comment\s+on\s+(?:table|column)\s[\s\S]*\sis\s+(?!null))/i;

const partition = /^create\s+table\s[^(]*\spartition\s+of\s/i;

/** Text, and then tables that are pointed to without a column. */
const references =
  /'(?:[^']|'')*'|\breferences\s+((?:"[^"]+"|\w+)(?:\.(?:"[^"]+"|\w+))?)(?![\w.]|\s*\()/gi;

/** What is read of a statement. */
export interface ReadSql {
  readonly parsed: readonly Parsed[];
  readonly notes: readonly Note[];
  /** Why nothing is: it is about no table, or none that PostgreSQL would make. */
  readonly not?: 'about tables' | 'PostgreSQL';
}

/** What a statement says about tables, and what of it is left out, or why it says nothing. */
export function readSql({ sql, line }: Statement): ReadSql {
  const refused = (
    message: string,
    at = line,
    not?: ReadSql['not'],
  ): ReadSql => ({ parsed: [], notes: [{ line: at, message }], not });
  if (!aboutTables.test(sql)) {
    return { parsed: [], notes: [], not: 'about tables' };
  }
  if (sql.length > longestStatement) {
    return refused(
      `a statement of ${sql.length} characters is left out: at most ${longestStatement} are read`,
    );
  }
  if (partition.test(sql)) {
    return refused('a partition is left out: its table says what it holds');
  }
  // The parser wants the column that PostgreSQL lets one leave out.
  const whole = sql.replace(references, (found, table) =>
    table ? `${found} (id)` : found,
  );
  const table = splitTable(whole);
  const notes = table?.rest
    ? [
        {
          line: line + lineAt(whole, whole.length - table.rest.length) - 1,
          message: `${shortened(table.rest)} behind the columns is left out`,
        },
      ]
    : [];
  try {
    const columns = table ? `${table.head}${table.parts.join(',')})` : whole;
    return { parsed: parse(columns, { locationTracking: true }), notes };
  } catch (error) {
    const rest = table && readTable(table, line);
    if (rest) {
      return { parsed: rest.parsed, notes: [...rest.notes, ...notes] };
    }
    const { at, place } = placeOf(error as ParserError, sql);
    return refused(
      `cannot be read as PostgreSQL${place}`,
      line + at,
      'PostgreSQL',
    );
  }
}

interface ParserError {
  readonly message: string;
  readonly token?: { readonly line: number; readonly value: string };
}

/** Where the parser stopped: at a word, at a character that begins none, or at the end. */
function placeOf({ token, message }: ParserError, sql: string) {
  if (token) {
    return { at: token.line - 1, place: ` at "${token.value.trim()}"` };
  }
  const [, line, column] = /line (\d+) col (\d+)/.exec(message) ?? [];
  const character = sql.split('\n')[Number(line) - 1]?.[Number(column) - 1];
  if (character === "'" || character === '"') {
    return { at: Number(line) - 1, place: `: a ${character} is never closed` };
  }
  return character
    ? { at: Number(line) - 1, place: ` at "${character}"` }
    : { at: 0, place: ', it ends too early' };
}
