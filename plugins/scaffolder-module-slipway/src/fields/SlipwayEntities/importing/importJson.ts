import { LineCounter, parseDocument, isNode } from 'yaml';
import { Imported, Note } from './Imported';
import { importSample } from './importSample';
import { importSchema } from './importSchema';

/** Where something is in a document: keys and indices, from the root. */
export type JsonPath = readonly (string | number)[];

/** Says something about a place of the document. */
export type NoteAt = (path: JsonPath, message: string) => void;

/** Reads a JSON schema, or a sample and what follows from it; YAML as well, of which JSON is a part. */
export function importJson(text: string): Imported {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
  });
  if (document.errors.length > 0) {
    return {
      entities: [],
      notes: document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        message: `cannot be read as JSON: ${message.split(/ at line|\n/)[0]}`,
      })),
    };
  }
  const notes: Note[] = [];
  const note: NoteAt = (path, message) => {
    const node = document.getIn(path, true);
    const start = isNode(node) ? node.range?.[0] : undefined;
    notes.push({ line: lines.linePos(start ?? 0).line || 1, message });
  };
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  const entities = isSchema(value)
    ? importSchema(value, note)
    : importSample(value, note);
  return { entities, notes };
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
      (value.type === 'object' && isObject(value.properties)))
  );
}
