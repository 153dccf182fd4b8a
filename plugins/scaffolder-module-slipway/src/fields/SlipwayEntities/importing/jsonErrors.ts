import { parse, ParseError } from 'jsonc-parser';
import { LineCounter } from 'yaml';
import { Note } from './Imported';
import { jsonWords } from './jsonWords';

/** What is wrong with a JSON text, the first of each line: the others of a line follow from it. */
export function jsonErrors(given: string): readonly Note[] {
  const text = given.trimEnd();
  const lines = new LineCounter();
  for (const { index } of text.matchAll(/^|(?<=\n)/g)) {
    lines.addNewLine(index);
  }
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: true });
  const found = new Map<number, string>();
  for (const { error, offset, length } of errors) {
    const { line } = lines.linePos(offset);
    if (!found.has(line)) {
      found.set(line, jsonWords(error, text.slice(offset, offset + length)));
    }
  }
  return [...found].map(([line, message]) => ({ line, message }));
}
