import { AnswerProblem } from './AnswerProblem';

/** The problems with what is at a path or anywhere below it: those of an entity, those of one of its fields. @public */
export function problemsAt(
  problems: readonly AnswerProblem[],
  path: string,
): readonly AnswerProblem[] {
  return problems.filter(
    problem =>
      problem.path.startsWith(path) &&
      /^(?:$|[.[])/.test(problem.path.slice(path.length)),
  );
}
