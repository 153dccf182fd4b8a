import {
  answerKeys,
  Answers,
  mendAnswers,
} from '@slipway/plugin-slipway-common';
import { placeOf } from './readText';
import { readYamlFile } from './readYamlFile';
import { WrongAnswers } from './WrongAnswers';

/** The answers in a values file. */
export interface AnswersFile {
  /** As they stand in the file. */
  readonly input: unknown;
  /** Complete; mended where something is wrong. */
  readonly answers: Answers;
  /** Everything that is wrong, each with its path. */
  readonly problems: readonly string[];
  /**
   * Whether it holds answers and nothing else: that may be a secret that stands in the wrong file, and of nothing a
   * portal would tell what follows from it.
   */
  readonly isSendable: boolean;
}

const known = new Set<string>(answerKeys);

/** Reads a values file and examines the answers in it; `InputError` where it is not YAML. */
export async function readAnswersFile(path: string): Promise<AnswersFile> {
  const input = await readYamlFile(path, { option: '--values' });
  const { answers, problems } = mendAnswers(input);
  return {
    input,
    answers,
    problems: problems.map(problem => `${problem.path}: ${problem.message}`),
    isSendable:
      problems.every(problem => problem.path !== 'answers') &&
      Object.keys(Object(input)).every(key => known.has(key)),
  };
}

/** Names the file and everything that is wrong with the answers in it. */
export function wrongAnswers(
  path: string,
  problems: readonly string[],
): WrongAnswers {
  return new WrongAnswers(placeOf(path), problems);
}
