import { blankComments, sqlComments } from './blankComments';
import { Note } from './Imported';
import { lineAt } from './lineAt';

/** What only another database's SQL has where it makes tables. */
const signs: Readonly<Record<string, RegExp>> = {
  MySQL: /\bcreate\s+table\s[\w\s.]*`|\)\s*engine\s*=|\bauto_increment\b/i,
  'SQL Server':
    /\bcreate\s+table\s+(?:\w+\s*\.\s*)?\[|\bidentity\s*\(\s*\d|\bnvarchar\s*\(/i,
};

/** What stands in a table, which may be about anything; within a line, as MySQL ends a text otherwise. */
const texts = /'(?:[^'\n]|'')*'/g;

/** A word about SQL that is not PostgreSQL's, and the way out, where the other begins. */
export function foreignDialect(given: string): Note | undefined {
  const { text } = blankComments(given, sqlComments);
  const code = text.replace(texts, found => ' '.repeat(found.length));
  for (const [database, sign] of Object.entries(signs)) {
    const found = sign.exec(code);
    if (found) {
      return {
        line: lineAt(code, found.index),
        message: `this is SQL of ${database}, of which only what PostgreSQL has too is read; paste a row of each table as JSON instead`,
      };
    }
  }
  return undefined;
}
