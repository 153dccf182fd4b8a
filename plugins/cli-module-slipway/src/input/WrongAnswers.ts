import { InputError } from '@backstage/errors';
import { tellProblems } from '@slipway/plugin-slipway-common';

/** Answers that are wrong, told with the place that they were read from. */
export class WrongAnswers extends InputError {
  /** Each with its path. */
  readonly problems: readonly string[];

  constructor(place: string, problems: readonly string[]) {
    super(`--values: ${place}: ${tellProblems(problems)}`);
    this.problems = problems;
  }
}
