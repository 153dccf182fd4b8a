import { parse, Statement as Parsed } from 'pgsql-ast-parser';
import { Note } from './Imported';
import { lineAt } from './lineAt';
import { Statement } from './splitStatements';
import { splitTable } from './splitTable';

/** The longest statement that is read, in characters: a table of the most fields has a third of it. */
const longestStatement = 50_000;

const aboutTables =
  /^(create\s+(\w+\s+)?table|create\s+type|alter\s+table)(?!\w)/i;

const partition = /^create\s+table\s[^(]*\spartition\s+of\s/i;

/** Text, and then tables that are pointed to without a column. */
const references =
  /'(?:[^']|'')*'|\breferences\s+((?:"[^"]+"|\w+)(?:\.(?:"[^"]+"|\w+))?)(?![\w.]|\s*\()/gi;

/** What a statement says about tables, and what of it is left out, or why it says nothing. */
export function readSql({ sql, line }: Statement): {
  readonly parsed: readonly Parsed[];
  readonly note?: Note;
} {
  const refused = (message: string, at = line) => ({
    parsed: [],
    note: { line: at, message },
  });
  if (!aboutTables.test(sql)) {
    const words = sql.slice(0, 80).split(/\s+/).slice(0, 2).join(' ');
    return refused(`${words.toUpperCase()} describes no table and is left out`);
  }
  if (sql.length > longestStatement) {
    return refused(
      `a statement of ${sql.length} characters is left out: at most ${longestStatement} are read`,
    );
  }
  if (partition.test(sql)) {
    return refused('a partition is left out: its table says what it holds');
  }
  const { columns, rest } = splitTable(sql);
  try {
    // The parser wants the column that PostgreSQL lets one leave out.
    const whole = columns.replace(references, (found, table) =>
      table ? `${found} (id)` : found,
    );
    const parsed = parse(whole, { locationTracking: true });
    return rest === ''
      ? { parsed }
      : {
          parsed,
          note: {
            line: line + lineAt(sql, sql.length - rest.length) - 1,
            message: `${shortened(rest)} behind the columns is left out`,
          },
        };
  } catch (error) {
    const { at, place } = placeOf(error as ParserError, sql);
    return refused(`cannot be read as PostgreSQL${place}`, line + at);
  }
}

/** The longest part of a statement that a note quotes, in characters. */
const longestQuote = 60;

function shortened(sql: string): string {
  const text = sql.replace(/\s+/g, ' ');
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
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
