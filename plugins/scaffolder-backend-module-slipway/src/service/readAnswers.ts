import {
  AnswerProblem,
  mendAnswers,
  MendedAnswers,
} from '@slipway/plugin-slipway-common';
import { OfferedPlaces, placeProblem } from '../places/OfferedPlaces';
import { answersOf } from './answersOf';

/**
 * The answers among a template's parameters, mended where they are wrong. A place that the template does
 * not offer is as wrong as one that cannot be read, so that no forge is ever asked about it.
 */
export function readAnswers(
  parameters: unknown,
  places: OfferedPlaces | undefined,
): MendedAnswers {
  const given = answersOf(parameters);
  const readable = mendAnswers(given);
  const isWrong = readable.problems.some(({ path }) => path === 'repoUrl');
  const message =
    places && !isWrong
      ? placeProblem(places, readable.answers.repoUrl)
      : undefined;
  if (message === undefined) {
    return readable;
  }
  const problem: AnswerProblem = { path: 'repoUrl', message };
  const { answers } = mendAnswers({ ...Object(given), repoUrl: undefined });
  return { answers, problems: [...readable.problems, problem] };
}
