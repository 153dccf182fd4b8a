import { quoted } from '../words/freeText';
import { nearestWord } from '../words/nearestWord';
import { isAbsent, Place, Report } from './Place';
import { readList } from './readList';

/** One of the choices; the first one where it is absent or reported. */
export function readChoice<TChoice extends string>(
  place: Place,
  choices: readonly [TChoice, ...TChoice[]],
): TChoice {
  return isAbsent(place)
    ? choices[0]
    : matchChoice(place, choices) ?? choices[0];
}

/** Any of the choices, in the order of the choices; none where it is absent. */
export function readChoices<TChoice extends string>(
  place: Place,
  choices: readonly TChoice[],
  report: Report,
): readonly TChoice[] | undefined {
  const limits = { max: choices.length, noun: 'choices' };
  const chosen = new Set<TChoice>();
  const elements = readList(place, limits, report);
  for (const element of elements ?? []) {
    const choice = matchChoice(element, choices);
    if (choice && chosen.has(choice)) {
      element.report(`repeats "${choice}"; leave it out`);
    }
    if (choice) {
      chosen.add(choice);
    }
  }
  return elements && choices.filter(choice => chosen.has(choice));
}

/** The choice a place holds; `undefined` where it is reported. */
export function matchChoice<TChoice extends string>(
  place: Place,
  choices: readonly TChoice[],
): TChoice | undefined {
  const match = choices.find(choice => choice === place.value);
  if (match === undefined) {
    place.report(choiceMessage(place.value, choices));
  }
  return match;
}

function choiceMessage(value: unknown, choices: readonly string[]): string {
  const list = choices.map(choice => `"${choice}"`).join(', ');
  if (typeof value === 'number' && choices.includes(String(value))) {
    return `must be text; put it in quotes: "${value}"`;
  }
  if (typeof value !== 'string') {
    return `must be one of ${list}`;
  }
  const nearest = nearestWord(value, choices);
  const hint = nearest ? `; did you mean "${nearest}"?` : '';
  return `${quoted(value)} is not one of ${list}${hint}`;
}
