import { stringify } from 'yaml';

/** The answers as a file for `slipway create --values`. */
export function valuesFile(answers: Readonly<Record<string, unknown>>): string {
  return stringify(answers, { lineWidth: 0 });
}
