import { AnswerProblem } from './AnswerProblem';
import { examineAnswers } from './examineAnswers';

/** Everything that is wrong with a set of answers, for the form; empty where nothing is. @public */
export function findAnswerProblems(input: unknown): readonly AnswerProblem[] {
  return examineAnswers(input).problems;
}
