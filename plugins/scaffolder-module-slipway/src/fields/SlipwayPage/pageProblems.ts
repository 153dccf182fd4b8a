import {
  answerKey,
  ForgeProblem,
  secretProblem,
  splitRepoUrl,
} from '@slipway/plugin-slipway-common';
import { FormProblems } from '../problems/useFormProblems';
import { FormAnswers } from './schema';

/** What is wrong with an answer, and who says so. */
export interface PageProblem extends ForgeProblem {
  readonly source: keyof FormProblems;
}

/** Problems by the answer they are about. */
export type PageProblems = ReadonlyMap<string, readonly PageProblem[]>;

interface Question {
  /** The answers a page asks for. */
  readonly keys: readonly string[];
  readonly answers: FormAnswers;
  /** Whether somebody wanted to go on: what has no answer yet is reproached with it only then. */
  readonly showsAll: boolean;
}

/** What of all that is wrong belongs to a page, and is to be shown there. */
export function pageProblems(
  found: FormProblems,
  { keys, answers, showsAll }: Question,
): PageProblems {
  const shown = new Map<string, PageProblem[]>();
  for (const source of ['rules', 'forge'] as const) {
    for (const problem of found[source]) {
      const key = answerKey(problem.path);
      if (keys.includes(key) && (showsAll || isAnswered(key, answers[key]))) {
        shown.set(key, [...(shown.get(key) ?? []), { ...problem, source }]);
      }
    }
  }
  return shown;
}

/** What was entered for secrets of a page and cannot be right; their fields hold asterisks, and their values are kept apart. */
export function secretProblems(
  keys: readonly string[],
  secrets: Readonly<Record<string, string>>,
): PageProblems {
  return new Map(
    keys.flatMap(key => {
      const message = secretProblem(key, secrets[key] ?? '');
      return message ? [[key, [{ path: key, message, source: 'rules' }]]] : [];
    }),
  );
}

/** The field chooses a host and an owner by itself; what the person answers is the name. */
function isAnswered(key: string, answer: unknown): boolean {
  return key === 'repoUrl' && typeof answer === 'string'
    ? splitRepoUrl(answer).name !== ''
    : answer !== undefined;
}
