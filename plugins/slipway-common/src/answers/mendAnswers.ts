import { AnswerProblem } from './AnswerProblem';
import { Answers } from './Answers';
import { examineAnswers } from './examineAnswers';
import { answerKeys } from './reading/readAnswers';

/** Answers that everything else can be checked with, and what was wrong with those given. @public */
export interface MendedAnswers {
  /** Each wrong answer replaced by its default; a required one, which has none, by a stand-in. */
  readonly answers: Answers;
  readonly problems: readonly AnswerProblem[];
}

/** In place of a required answer that is wrong. */
const standIns = {
  name: 'stand-in',
  owner: 'group:default/stand-in',
  repoUrl: 'stand-in.invalid?owner=stand-in&repo=stand-in',
};

/**
 * Reads answers so that what is wrong with some of them does not hide what is wrong elsewhere: in the
 * catalog, on the forge, among the secrets. Without problems the answers are those of `parseAnswers`;
 * with problems they are only good for further checks, and nothing may be made from them.
 *
 * @public
 */
export function mendAnswers(input: unknown): MendedAnswers {
  const { problems } = examineAnswers(input);
  const known = new Set<string>(answerKeys);
  let kept: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(Object(input)).filter(([key]) => known.has(key)),
  );
  for (let wrong = problems; ; ) {
    kept = wrong.length > 0 ? without(kept, wrong) : kept;
    const { draft, problems: left } = examineAnswers({ ...standIns, ...kept });
    if (left.length === 0) {
      return { answers: draft as Answers, problems };
    }
    wrong = left;
  }
}

/** Without the answers that problems are about; without any where a problem is about none of them. */
function without(
  answers: Readonly<Record<string, unknown>>,
  problems: readonly AnswerProblem[],
): Readonly<Record<string, unknown>> {
  const wrong = new Set(problems.map(({ path }) => answerKey(path)));
  const right = Object.entries(answers).filter(([key]) => !wrong.has(key));
  return right.length < Object.keys(answers).length
    ? Object.fromEntries(right)
    : {};
}

/** The answer that a path is about: `entities` for `entities[1].fields[0].name`. @public */
export function answerKey(path: string): string {
  return /^[\w-]*/.exec(path)?.[0] ?? '';
}
