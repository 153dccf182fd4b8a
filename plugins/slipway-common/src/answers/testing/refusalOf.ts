import { findAnswerProblems } from '../findAnswerProblems';
import { parseAnswers } from '../parseAnswers';

/** What is wrong, answers with exactly that wrong, and how the one problem begins. */
export type Refusal = readonly [what: string, input: unknown, message: string];

/** What `parseAnswers` says, provided that the form is told the same. */
export function refusalOf(input: unknown): string {
  const problems = findAnswerProblems(input);
  try {
    parseAnswers(input);
  } catch (error) {
    const { name, message } = error as Error;
    const isSame = problems.every(each =>
      message.includes(`${each.path}: ${each.message}`),
    );
    return name === 'InputError' && isSame ? message : `${name}: ${message}`;
  }
  return 'accepted';
}
