import { LineCounter, parseDocument, isNode } from 'yaml';
import { beginsAsJson } from './beginsAsJson';
import { blankComments, jsonComments } from './blankComments';
import { Imported, Note } from './Imported';
import { importSample } from './importSample';
import { importSchema } from './importSchema';
import { jsonErrors } from './jsonErrors';
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

/** Reads a JSON schema, or a sample and what follows from it; YAML as well, where a text does not begin as JSON. */
export function importJson(given: string): Imported {
  if (!beginsAsJson.test(given)) {
    return given.length > longestYaml
      ? unreadable(
          `it is longer than the ${longestYaml} characters that are read of other YAML than JSON`,
        )
      : readDocument(given, unreadable);
  }
  const { text, unclosed } = blankComments(given, jsonComments);
  if (unclosed !== undefined) {
    return noJson(
      'a comment begins here and never ends',
      lineAt(text, unclosed),
    );
  }
  const whole = asOneList(text.replace(/^\uFEFF/, ' '));
  try {
    const errors = jsonErrors(whole);
    return errors.length > 0
      ? { entities: [], notes: errors.map(inJson) }
      : readDocument(whole, noJson);
  } catch (reason) {
    if (reason instanceof RangeError) {
      return noJson('it is nested too deeply');
    }
    throw reason;
  }
}

/** The objects of a text that has a whole one in each line, as logs and exports do, as a list in the same lines. */
function asOneList(text: string): string {
  const lines = text.split('\n').filter(line => line.trim());
  return lines.length > 1 && lines.every(line => /^\s*\{.*\}\s*$/.test(line))
    ? `[${text.replace(/\}[^\S\n]*$/gm, '},')}]`
    : text;
}

type Unreadable = (reason: string, line?: number) => Imported;

function readDocument(text: string, refused: Unreadable): Imported {
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
    return refused(error.message, lines.linePos(error.pos[0]).line);
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
    return refused((reason as Error).message);
  }
  const entities = isSchema(value)
    ? importSchema(value, { lineOf, note })
    : importSample(value, { lineOf, note });
  return { entities, notes };
}

function noJson(message: string, line?: number): Imported {
  return { entities: [], notes: [inJson({ line: line || 1, message })] };
}

function inJson({ line, message }: Note): Note {
  return { line, message: `cannot be read as JSON: ${message}` };
}

function unreadable(reason: string, line?: number): Imported {
  const [why] = reason.split('\n');
  const message = `cannot be read as SQL, JSON or YAML: ${why}`;
  return { entities: [], notes: [{ line: line || 1, message }] };
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
