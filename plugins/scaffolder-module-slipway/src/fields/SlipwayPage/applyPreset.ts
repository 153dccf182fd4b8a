import { FormAnswers, Preset } from './schema';

/**
 * The answers with those of a preset. Whatever any preset sets is set again, so that nothing is left of another;
 * a name that a person gave stays.
 */
export function applyPreset(
  answers: FormAnswers,
  preset: Preset,
  presets: readonly Preset[],
): FormAnswers {
  const keys = new Set(presets.flatMap(each => Object.keys(each.answers)));
  const set = [...keys].map(key => [key, preset.answers[key]]);
  const isOwnName =
    answers.name && !presets.some(each => each.answers.name === answers.name);
  return {
    ...answers,
    ...Object.fromEntries(set),
    ...(isOwnName ? { name: answers.name } : {}),
  };
}
