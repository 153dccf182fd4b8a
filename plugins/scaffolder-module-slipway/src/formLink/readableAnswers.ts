import { answerKeys } from '@slipway/plugin-slipway-common';

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
/** The shape that has a name; whoever wrote a link may have called something `constructor`. */
const shapeOf = (
  named: Readonly<Record<string, Shape>>,
  name: string,
): Shape | undefined => (Object.hasOwn(named, name) ? named[name] : undefined);
/** An object in which whatever has one of the names has that shape, and everything else is one value or a list of them. */
const membersOf =
  (named: Readonly<Record<string, Shape>>): Shape =>
  value =>
    valuesOf(() => true)(value) &&
    Object.entries(Object(value)).every(([name, each]) =>
      (shapeOf(named, name) ?? isPlain)(each),
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

/** All others are one text. */
const known: ReadonlySet<string> = new Set(answerKeys);

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
  const shape = shapeOf(shapes, key) ?? (known.has(key) ? isText : undefined);
  return shape === undefined || shape(value);
}
