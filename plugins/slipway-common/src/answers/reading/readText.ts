import { countCharacters, lineProblem } from '../words/freeText';
import { isAbsent, Place } from './Place';

/** A single line of text of at most `max` characters; `undefined` where it is absent or reported. */
export function readText(place: Place, max: number): string | undefined {
  const { value } = place;
  if (isAbsent(place)) {
    return undefined;
  }
  if (typeof value !== 'string') {
    place.report(`must be text${inQuotes(value)}`);
    return undefined;
  }
  // Code units first: no text of any length is walked through.
  if (value.length > max * 2 || countCharacters(value) > max) {
    place.report(`is longer than ${max} characters; shorten it`);
    return undefined;
  }
  const problem = lineProblem(value);
  if (problem) {
    place.report(problem);
    return undefined;
  }
  return value.trim() || undefined;
}

/** As {@link readText}, and reports the text's absence. */
export function readRequiredText(
  place: Place,
  max: number,
): string | undefined {
  const text = readText(place, max);
  if (isAbsent(place) || (typeof place.value === 'string' && isBlank(place))) {
    place.report('is required');
  }
  return text;
}

function isBlank({ value }: Place): boolean {
  return typeof value === 'string' && value.length < 1000 && !value.trim();
}

/** YAML reads `8080` and `true` as something else than text. */
function inQuotes(value: unknown): string {
  return typeof value === 'number' || typeof value === 'boolean'
    ? `; put it in quotes: "${value}"`
    : '';
}
