import { isAbsent, Place, placeOf, Report } from './Place';

/** How many elements a list may have, and what they are called in a message. */
export interface ListLimits {
  readonly min?: number;
  readonly max: number;
  readonly noun: string;
}

/** The places of a list's elements; `undefined` where there is no list. */
export function readList(
  place: Place,
  limits: ListLimits,
  report: Report,
): readonly Place[] | undefined {
  const { value } = place;
  const { min = 0, max, noun } = limits;
  if (isAbsent(place)) {
    return undefined;
  }
  if (!Array.isArray(value)) {
    place.report(`must be a list of ${noun}`);
    return [];
  }
  if (value.length < min || value.length > max) {
    place.report(
      `has ${value.length} ${noun}; give ${
        min > 0 ? `${min} to ${max}` : `at most ${max}`
      }`,
    );
    return [];
  }
  return Array.from(value, (element, index) =>
    placeOf(element, `${place.path}[${index}]`, report),
  );
}
