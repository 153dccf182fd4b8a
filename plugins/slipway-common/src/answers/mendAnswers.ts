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
  const given = Object.entries(Object(input)).filter(([key]) => known.has(key));
  let kept = without(given, problems);
  for (;;) {
    const { draft, problems: left } = examineAnswers({
      ...standIns,
      ...Object.fromEntries(kept),
    });
    if (left.length === 0) {
      return { answers: draft as Answers, problems };
    }
    kept = withLess(kept, left);
  }
}

type Given = readonly (readonly [string, unknown])[];

function without(given: Given, problems: readonly AnswerProblem[]): Given {
  const wrong = new Set(problems.map(({ path }) => answerKey(path)));
  return given.filter(([key]) => !wrong.has(key));
}

/**
 * Without what problems are about; where that is a default, without what contradicts it. A stand-in for an
 * answer that is right would be told as wrong, so that those go last.
 */
function withLess(given: Given, problems: readonly AnswerProblem[]): Given {
  const required = given.filter(([key]) => Object.hasOwn(standIns, key));
  return (
    [without(given, problems), required].find(
      ({ length }) => length < given.length,
    ) ?? []
  );
}

/** The answer that a path is about: `entities` for `entities[1].fields[0].name`. @public */
export function answerKey(path: string): string {
  return /^[\w-]*/.exec(path)?.[0] ?? '';
}
