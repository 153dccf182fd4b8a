import { InputError } from '@backstage/errors';

/** Values that do not fit the schema of the template's form. */
export class RefusedValues extends InputError {
  /** Each with its path. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the portal refuses the values (${problems.join('; ')})`);
    this.problems = problems;
  }
}
