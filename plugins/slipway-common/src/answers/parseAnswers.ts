import { InputError } from '@backstage/errors';
import { Answers } from './Answers';
import { examineAnswers } from './examineAnswers';
import { tellProblems } from './tellProblems';

/**
 * Checks a set of answers against every rule and fills in the defaults.
 *
 * The result is in one canonical form: full entity references, keys and choices in a fixed order,
 * so that equal answers are written equally. Throws one `InputError` with every problem and its
 * path, one a line: `entities[1].fields[0].name: "class" is a Python keyword; …`.
 *
 * @public
 */
export function parseAnswers(input: unknown): Answers {
  const { draft, problems } = examineAnswers(input);
  if (problems.length > 0) {
    throw new InputError(
      tellProblems(problems.map(({ path, message }) => `${path}: ${message}`)),
    );
  }
  // Nothing is missing from a draft without problems.
  return draft as Answers;
}
