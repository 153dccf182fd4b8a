import { InputError } from '@backstage/errors';
import { AnswerProblem } from './AnswerProblem';
import { Answers } from './Answers';
import { examineAnswers } from './examineAnswers';

/** More problems than this are counted, not told. */
const toldProblems = 20;

/**
 * Checks a set of answers against every rule and fills in the defaults.
 *
 * The result is in one canonical form: full entity references, keys and choices in a fixed order,
 * so that equal answers are written equally. Throws one `InputError` with every problem and its
 * path: `entities[1].fields[0].name: "class" is a Python keyword; …`.
 *
 * @public
 */
export function parseAnswers(input: unknown): Answers {
  const { draft, problems } = examineAnswers(input);
  if (problems.length > 0) {
    throw new InputError(messageOf(problems));
  }
  // Nothing is missing from a draft without problems.
  return draft as Answers;
}

function messageOf(problems: readonly AnswerProblem[]): string {
  const told = problems
    .slice(0, toldProblems)
    .map(({ path, message }) => `${path}: ${message}`);
  const rest = problems.length - told.length;
  const list = [...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
  return problems.length === 1
    ? list
    : `${problems.length} answers are wrong: ${list}`;
}
