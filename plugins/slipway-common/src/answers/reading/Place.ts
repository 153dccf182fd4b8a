import { quoted } from '../words/freeText';

/** Tells of a problem at a path. */
export type Report = (path: string, message: string) => void;

/** One value of the input, where it is, and whom to tell what is wrong with it. */
export interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly report: (message: string) => void;
}

/** The place of a value at a path. */
export function placeOf(value: unknown, path: string, report: Report): Place {
  return { value, path, report: message => report(path, message) };
}

/** The path of a member: `database.version`, `variables["a b"]`. */
export function memberPath(path: string, key: string): string {
  if (!/^[\w-]{1,60}$/.test(key)) {
    return `${path || 'answers'}[${quoted(key)}]`;
  }
  return path ? `${path}.${key}` : key;
}

/** True where nothing was answered; forms and YAML also say so by an empty text or null. */
export function isAbsent(place: Place): boolean {
  return (
    place.value === undefined || place.value === null || place.value === ''
  );
}
