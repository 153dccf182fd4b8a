import { blankComments, sqlComments } from './blankComments';
import { lineAt } from './lineAt';

/** One SQL statement of a text, without comments. */
export interface Statement {
  readonly sql: string;
  /** Where its first word is, counted from 1. */
  readonly line: number;
}

/** The statements of a script. */
export interface Statements {
  readonly statements: readonly Statement[];
  /** The line of a comment that never ends; what follows it is no statement. */
  readonly unclosed?: number;
}

/** What a semicolon does not end: text, names and bodies of functions. */
const whole = /'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|;/g;

/** The rows of a dump, up to the line that ends them, and what only psql understands. */
const rows =
  /^(copy\s[^;\n]*\sfrom\s+stdin[^;\n]*;)([\s\S]*?)(?:^\\\.[^\n]*|$(?![\s\S]))|^\\[^\n]*/gim;

/** Splits a script, such as a dump, so that one statement that cannot be read does not hide the others. */
export function splitStatements(script: string): Statements {
  const { text, unclosed } = blankComments(
    script.replace(
      rows,
      (_, copy = '', data = '') => copy + data.replace(/[^\n]+/g, ''),
    ),
    sqlComments,
  );
  const statements: Statement[] = [];
  let start = 0;
  let line = 1;
  const end = (index: number) => {
    const sql = text.slice(start, index);
    const blank = sql.length - sql.trimStart().length;
    if (blank < sql.length) {
      statements.push({
        sql: sql.trim(),
        line: line + lineAt(sql, blank) - 1,
      });
    }
    line += lineAt(sql, sql.length) - 1;
    start = index + 1;
  };
  for (const { 0: found, index } of text.matchAll(whole)) {
    if (found === ';') {
      end(index);
    }
  }
  end(text.length);
  return {
    statements,
    ...(unclosed !== undefined && { unclosed: lineAt(text, unclosed) }),
  };
}
