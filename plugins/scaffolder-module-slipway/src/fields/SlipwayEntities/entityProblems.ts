import {
  AnswerProblem,
  findAnswerProblems,
  problemsAt,
} from '@slipway/plugin-slipway-common';

/**
 * What the backend would say about the entities; other answers count where a rule compares them, as
 * it does the tables that users log in with.
 */
export function entityProblems(
  entities: unknown,
  otherAnswers: object = {},
): readonly AnswerProblem[] {
  return problemsAt(
    findAnswerProblems({ ...otherAnswers, entities }),
    'entities',
  );
}
