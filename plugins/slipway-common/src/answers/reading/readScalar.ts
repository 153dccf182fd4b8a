import { isAbsent, Place } from './Place';

/** True or false; `undefined` where it is absent or reported. */
export function readBoolean(place: Place): boolean | undefined {
  if (isAbsent(place)) {
    return undefined;
  }
  if (typeof place.value !== 'boolean') {
    place.report('must be true or false');
    return undefined;
  }
  return place.value;
}

/** A finite number; `undefined` where it is absent or reported. */
export function readNumber(place: Place): number | undefined {
  if (isAbsent(place)) {
    return undefined;
  }
  if (typeof place.value !== 'number' || !Number.isFinite(place.value)) {
    place.report('must be a number');
    return undefined;
  }
  // Adding nothing turns -0 into 0.
  return place.value + 0;
}
