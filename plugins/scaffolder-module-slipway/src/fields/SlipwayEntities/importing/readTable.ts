import { answerLimits } from '@slipway/plugin-slipway-common';
import { parse, Statement as Parsed } from 'pgsql-ast-parser';
import { Note } from './Imported';
import { lineAt } from './lineAt';
import { shortened } from './shortened';
import { SplitTable } from './splitTable';

/** Of so many columns and constraints each is tried by itself; more would take long. */
const mostParts = 2 * answerLimits.fields;

/** A column, which no index of MySQL is, and the arguments of its type, which the parser reads only where they are numbers. */
const typeArguments =
  /^(?!\s*(?:key|index)\s)(\s*(?:"[^"]*"|\w+)\s+[\w."]+\s*)(\([^()]*\))/i;

/** A table of which something cannot be read, without that; `undefined` where nothing of it can be. */
export function readTable(
  { head, parts }: SplitTable,
  line: number,
):
  | { readonly parsed: readonly Parsed[]; readonly notes: readonly Note[] }
  | undefined {
  if (parts.length > mostParts || !isReadable(`${head}a int)`)) {
    return undefined;
  }
  const notes: Note[] = [];
  let text = head;
  let isFirst = true;
  for (const part of parts) {
    const read = [part, part.replace(typeArguments, blanked)].find(each =>
      isReadable(`create table a (${each})`),
    );
    if (read === undefined) {
      const begin = text.length + part.length - part.trimStart().length;
      notes.push({
        line: line + lineAt(text + part, begin) - 1,
        message: `"${shortened(
          part,
        )}" cannot be read as PostgreSQL and is left out`,
      });
    }
    const separator = isFirst || read === undefined ? ' ' : ',';
    text += (text === head ? '' : separator) + (read ?? blank(part));
    isFirst &&= read === undefined;
  }
  return isFirst
    ? undefined
    : { parsed: parse(`${text})`, { locationTracking: true }), notes };
}

function isReadable(sql: string): boolean {
  try {
    return parse(sql).length === 1;
  } catch {
    return false;
  }
}

function blanked(_: string, column: string, given: string): string {
  return column + blank(given);
}

/** As many characters and lines of nothing. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
