import { nearestWord } from '../words/nearestWord';
import { isAbsent, memberPath, Place, placeOf, Report } from './Place';

/** More unknown keys than this are not told one by one. */
const toldUnknownKeys = 10;

/** True for an object that is neither an array nor of a class. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/**
 * Gives access to the members of an object by their known keys and reports the unknown ones.
 *
 * What is no object is reported, and read as one without members.
 */
export function readRecord<TKey extends string>(
  place: Place,
  keys: readonly TKey[],
  report: Report,
): (key: TKey) => Place {
  const record = isRecord(place.value) ? place.value : {};
  if (!isRecord(place.value) && !isAbsent(place)) {
    place.report('must be an object with keys and values');
  }
  const known = new Set<string>(keys);
  const unknown = Object.keys(record).filter(key => !known.has(key));
  for (const key of unknown.slice(0, toldUnknownKeys)) {
    report(memberPath(place.path, key), unknownKeyMessage(key, keys));
  }
  return key =>
    placeOf(
      Object.hasOwn(record, key) ? record[key] : undefined,
      memberPath(place.path, key),
      report,
    );
}

function unknownKeyMessage(key: string, keys: readonly string[]): string {
  const nearest = nearestWord(key, keys);
  return nearest
    ? `is not a known key; did you mean "${nearest}"?`
    : `is not a known key; the keys are ${keys.join(', ')}`;
}
