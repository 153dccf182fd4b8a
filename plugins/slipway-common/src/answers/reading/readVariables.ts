import { Answers } from '../Answers';
import { isAbsent, memberPath, Place, placeOf, Report } from './Place';
import { isRecord } from './readRecord';

type Variables = Answers['variables'];

/** Names and values of the repository, and of environments; sorted by name, as their order means nothing. */
export function readVariables(place: Place, report: Report): Variables {
  return readMembers(place, report, member =>
    isRecord(member.value)
      ? readMembers(member, report, readValue)
      : readValue(member),
  );
}

function readMembers<T>(
  place: Place,
  report: Report,
  read: (member: Place) => T | undefined,
): Record<string, T> {
  if (!isRecord(place.value) && !isAbsent(place)) {
    place.report('must be an object with names and values');
  }
  const record = isRecord(place.value) ? place.value : {};
  return Object.fromEntries(
    Object.keys(record)
      .sort()
      .flatMap(key => {
        const path = memberPath(place.path, key);
        const value = read(placeOf(record[key], path, report));
        return value === undefined ? [] : [[key, value] as const];
      }),
  );
}

function readValue(place: Place): string | undefined {
  const { value } = place;
  if (typeof value === 'string') {
    return value;
  }
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  place.report(
    isScalar
      ? `must be text; put it in quotes: "${value}"`
      : 'must be text, or for an environment an object with names and values',
  );
  return undefined;
}
