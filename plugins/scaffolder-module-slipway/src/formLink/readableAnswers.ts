type Shape = (value: unknown) => boolean;

const isScalar: Shape = value => Object(value) !== value;
const isText: Shape = value => typeof value === 'string';
const listOf =
  (shape: Shape): Shape =>
  value =>
    Array.isArray(value) && value.every(shape);
const valuesOf =
  (shape: Shape): Shape =>
  value =>
    Object(value) === value &&
    !Array.isArray(value) &&
    Object.values(Object(value)).every(shape);
const isPlain: Shape = value => isScalar(value) || listOf(isScalar)(value);
/** An object in which whatever has one of the names has that shape, and everything else is one value or a list of them. */
const membersOf =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  value =>
    valuesOf(() => true)(value) &&
    Object.entries(Object(value)).every(([name, each]) =>
      (shapes[name] ?? isPlain)(each),
    );

/** Answers that are more than one value. What a platform team asks besides them is theirs to read. */
const shapes: Readonly<Record<string, Shape>> = {
  ci: listOf(isText),
  database: valuesOf(isScalar),
  deploy: listOf(isText),
  entities: listOf(
    membersOf({
      name: isScalar,
      fields: listOf(membersOf({ name: isScalar, type: isScalar })),
    }),
  ),
  environments: listOf(
    membersOf({ name: isScalar, approvers: listOf(isText) }),
  ),
  features: listOf(isText),
  variables: valuesOf(value => isScalar(value) || valuesOf(isScalar)(value)),
};

/** Answers that are one text. */
const texts: ReadonlySet<string> = new Set([
  ...['name', 'description', 'owner', 'system', 'lifecycle', 'repoUrl'],
  ...['visibility', 'layout', 'packageManager', 'pythonVersion', 'auth'],
  ...['pagination', 'registry', 'docs', 'license'],
]);

/** Answers that fields can draw, and the keys of the others. */
export interface ReadableAnswers {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly unreadable: readonly string[];
}

/** Sifts answers by the shape that their fields draw, whatever they say: what they say is told at the field. */
export function readableAnswers(
  given: Readonly<Record<string, unknown>>,
): ReadableAnswers {
  const entries = Object.entries(given);
  return {
    answers: Object.fromEntries(
      entries.filter(([key, value]) => isReadable(key, value)),
    ),
    unreadable: entries
      .filter(([key, value]) => !isReadable(key, value))
      .map(([key]) => key),
  };
}

function isReadable(key: string, value: unknown): boolean {
  if (value === undefined || value === null) {
    return true;
  }
  const shape = texts.has(key) ? isText : shapes[key];
  return shape === undefined || shape(value);
}
