import { LineCounter, parseDocument, isNode } from 'yaml';
import { Imported, Note } from './Imported';
import { importSample } from './importSample';
import { importSchema } from './importSchema';

/** Where something is in a document: keys and indices, from the root. */
export type JsonPath = readonly (string | number)[];

/** Says something about a place of the document. */
export type NoteAt = (path: JsonPath, message: string) => void;

/** The longest text, in characters, that may be other YAML than JSON: what is broken is slow to read. */
const longestYaml = 100_000;

/** Reads a JSON schema, or a sample and what follows from it; YAML as well, of which JSON is a part. */
export function importJson(text: string): Imported {
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
    return unreadable(lines.linePos(error.pos[0]).line, error.message);
  }
  const notes: Note[] = [];
  const note: NoteAt = (path, message) => {
    const node = document.getIn(path, true);
    const start = isNode(node) ? node.range?.[0] : undefined;
    notes.push({ line: lines.linePos(start ?? 0).line || 1, message });
  };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (reason) {
    // An alias of nothing, or one upon the other without end.
    return unreadable(1, (reason as Error).message);
  }
  const entities = isSchema(value)
    ? importSchema(value, note)
    : importSample(value, note);
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
