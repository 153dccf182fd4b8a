import { LineCounter, parseDocument, isNode } from 'yaml';
import { beginsAsJson } from './beginsAsJson';
import { blankComments, jsonComments } from './blankComments';
import { Imported, Note } from './Imported';
import { importSample } from './importSample';
import { importSchema } from './importSchema';
import { jsonWords } from './jsonWords';
import { lineAt } from './lineAt';

/** Where something is in a document: keys and indices, from the root. */
export type JsonPath = readonly (string | number)[];

/** The document that is read. */
export interface JsonDocument {
  /** The line in which something begins. */
  readonly lineOf: (path: JsonPath) => number;
  /** Says something about a place. */
  readonly note: (path: JsonPath, message: string) => void;
}

/** The longest text, in characters, that may be other YAML than JSON: what is broken is slow to read. */
const longestYaml = 100_000;

/** Reads a JSON schema, or a sample and what follows from it; YAML as well, of which JSON is a part. */
export function importJson(given: string): Imported {
  const { text, unclosed } = beginsAsJson.test(given)
    ? blankComments(given, jsonComments)
    : { text: given };
  if (unclosed !== undefined) {
    return unreadable(
      lineAt(text, unclosed),
      'a comment begins here and never ends',
    );
  }
  if (text.length > longestYaml) {
    try {
      JSON.parse(text);
    } catch (reason) {
      const [, line] = /line (\d+)/.exec((reason as Error).message) ?? [];
      return unreadable(Number(line ?? 1), (reason as Error).message);
    }
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    // Each would count the lines of the whole text.
    prettyErrors: false,
  });
  // Those after the first only follow from it.
  const [error] = document.errors;
  if (error) {
    return unreadable(
      lines.linePos(error.pos[0]).line,
      jsonWords(error.message),
    );
  }
  const notes: Note[] = [];
  const lineOf = (path: JsonPath) => {
    const node = document.getIn(path, true);
    const start = isNode(node) ? node.range?.[0] : undefined;
    return lines.linePos(start ?? 0).line || 1;
  };
  const note: JsonDocument['note'] = (path, message) =>
    notes.push({ line: lineOf(path), message });
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (reason) {
    // An alias of nothing, or one upon the other without end.
    return unreadable(1, (reason as Error).message);
  }
  const entities = isSchema(value)
    ? importSchema(value, { lineOf, note })
    : importSample(value, { lineOf, note });
  return { entities, notes };
}

function unreadable(line: number, reason: string): Imported {
  const why = reason.includes('call stack')
    ? 'it is nested too deeply'
    : reason.split('\n')[0];
  return {
    entities: [],
    notes: [{ line: line || 1, message: `cannot be read as JSON: ${why}` }],
  };
}

/** True for an object that is no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSchema(value: unknown): value is Record<string, unknown> {
  return (
    isObject(value) &&
    ('$schema' in value ||
      isObject(value.$defs) ||
      isObject(value.definitions) ||
      (isObject(value.components) && isObject(value.components.schemas)) ||
      (value.type === 'object' && isObject(value.properties)) ||
      (value.type === 'array' && isObject(value.items)))
  );
}
