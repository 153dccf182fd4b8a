/** One SQL statement of a text. */
export interface Statement {
  readonly sql: string;
  /** Where its first word is, counted from 1. */
  readonly line: number;
}

/** What a semicolon does not end: text, names, bodies of functions and comments. */
const whole =
  /'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|;/g;

/** Splits a script, such as a dump, so that one statement that cannot be read does not hide the others. */
export function splitStatements(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  const end = (index: number) => {
    const sql = text.slice(start, index);
    const blank = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(sql)![0];
    if (sql.length > blank.length) {
      const line = text.slice(0, start + blank.length).split('\n').length;
      statements.push({ sql: sql.slice(blank.length), line });
    }
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
