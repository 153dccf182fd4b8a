/** One SQL statement of a text. */
export interface Statement {
  readonly sql: string;
  /** Where its first word is, counted from 1. */
  readonly line: number;
}

/** What a semicolon does not end: text, names, bodies of functions and comments. */
const whole =
  /'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|;/g;

/** The rows of a dump, up to the line that ends them, and what only psql understands. */
const rows =
  /^(copy\s[^;\n]*;)([\s\S]*?)(?:^\\\.[^\n]*|$(?![\s\S]))|^\\[^\n]*/gim;

/** Splits a script, such as a dump, so that one statement that cannot be read does not hide the others. */
export function splitStatements(script: string): readonly Statement[] {
  const text = script.replace(
    rows,
    (_, copy = '', data = '') => copy + data.replace(/[^\n]+/g, ''),
  );
  const statements: Statement[] = [];
  let start = 0;
  let line = 1;
  const end = (index: number) => {
    const sql = text.slice(start, index);
    const blank = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(sql)![0];
    if (sql.length > blank.length) {
      statements.push({
        sql: sql.slice(blank.length),
        line: line + linesIn(blank),
      });
    }
    line += linesIn(sql);
    start = index + 1;
  };
  for (const { 0: found, index } of text.matchAll(whole)) {
    if (found === ';') {
      end(index);
    }
  }
  end(text.length);
  return statements;
}

/** How many lines end in a text. */
function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
