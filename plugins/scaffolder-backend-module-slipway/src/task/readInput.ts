import { InputError } from '@backstage/errors';

/**
 * A step's input as plain, mutable values. The runner swallows the error of an expression that cannot
 * be evaluated and passes its text on, so a text that still is an expression is refused.
 */
export function readInput<TInput extends object>(input: TInput): TInput {
  for (const [key, value] of Object.entries(input)) {
    if (typeof value === 'string' && value.includes('${{')) {
      throw new InputError(
        `input ${key} could not be evaluated and still reads ${value}; correct the step in the template`,
      );
    }
  }
  // The runner's values are frozen and have no prototype.
  return JSON.parse(JSON.stringify(input));
}
