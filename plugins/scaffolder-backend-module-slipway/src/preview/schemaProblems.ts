import { validate, ValidationError } from 'jsonschema';
import { toPreviewProblem } from '@slipway/plugin-slipway-common';

/** They say of a whole that it is wrong, in words about the schema; its parts mostly say why. */
const ABOUT_SCHEMAS: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'dependencies',
  'if',
  'not',
  'oneOf',
]);

const togetherWrong =
  "The template's form does not allow these answers together; go through its pages, each of which tells what it refuses";

interface Question {
  /** The JSON schema of each page. */
  readonly parameters: readonly object[];
  readonly answers: Readonly<Record<string, unknown>>;
  /** What is known to be wrong, each with its path. */
  readonly known: readonly string[];
}

/**
 * What else the scaffolder will refuse before any step runs, because the template's own schema does not allow it:
 * by the same library, each as `path: message`, and of each path once. A secret is no answer, and says nothing here.
 */
export function schemaProblems(question: Question): readonly string[] {
  const { answers, known, parameters } = question;
  const found = new Map<string, string>();
  const errors = parameters.flatMap(page => errorsOf(page, answers));
  const clear = errors.filter(({ name }) => !ABOUT_SCHEMAS.has(name));
  for (const { path, message } of clear.map(placed)) {
    if (path !== '' && !path.startsWith('ci:') && !found.has(path)) {
      found.set(path, `${path}: ${message}`);
    }
  }
  if (errors.length > clear.length && found.size + known.length === 0) {
    return [togetherWrong];
  }
  const told = new Set(known.map(line => toPreviewProblem(line).path));
  return [...found].flatMap(([path, line]) => (told.has(path) ? [] : [line]));
}

/** A preview is given no secret, so that what asks for one is left to the form and to the run. */
function errorsOf(page: object, answers: object): readonly ValidationError[] {
  let asksForSecrets = false;
  const schema = JSON.parse(JSON.stringify(page), (key, value) => {
    if (key !== 'required' || !Array.isArray(value)) {
      return value;
    }
    const names = value.filter(name => !String(name).startsWith('ci:'));
    asksForSecrets ||= names.length < value.length;
    return names;
  });
  try {
    const { errors } = validate(answers, schema);
    return asksForSecrets
      ? errors.filter(({ name }) => !ABOUT_SCHEMAS.has(name))
      : errors;
  } catch {
    // A schema that cannot be read is the run's to complain of.
    return [];
  }
}

/** Where it is, as in `entities[0].name`; what is missing is so at its own place, and in the words of the rules. */
function placed({ argument, message, name, path }: ValidationError) {
  const isMissing = name === 'required';
  const parts = isMissing ? [...path, String(argument)] : path;
  return {
    path: parts
      .map(part => (typeof part === 'number' ? `[${part}]` : `.${part}`))
      .join('')
      .replace(/^\./, ''),
    message: isMissing ? 'is required' : message,
  };
}
