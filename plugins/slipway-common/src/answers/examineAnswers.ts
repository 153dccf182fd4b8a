import { AnswerProblem } from './AnswerProblem';
import { AnswersDraft } from './AnswersDraft';
import { Report } from './reading/Place';
import { readAnswers } from './reading/readAnswers';
import { checkAnswers } from './rules/checkAnswers';

/** Answers as far as they could be read, and everything that is wrong with them. */
export interface Examination {
  readonly draft: AnswersDraft;
  readonly problems: readonly AnswerProblem[];
}

/** The path of problems with the answers as a whole. */
const wholePath = 'answers';

/**
 * Reads and checks answers. Each path is told its first problem only, and what is no set of answers
 * at all only that: the others follow from it.
 */
export function examineAnswers(input: unknown): Examination {
  const problems = new Map<string, AnswerProblem>();
  const report: Report = (path, message) => {
    if (!problems.has(path) && !problems.has(wholePath)) {
      problems.set(path, { path, message });
    }
  };
  const draft = readAnswers(input, report);
  checkAnswers(draft, report);
  return { draft, problems: [...problems.values()] };
}
