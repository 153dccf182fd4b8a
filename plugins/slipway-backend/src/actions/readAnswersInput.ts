import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  answerKeys,
  mendAnswers,
  tellProblems,
} from '@slipway/plugin-slipway-common';

/** Answers that may be sent on. */
export interface AnswersInput {
  /** Complete where nothing is wrong, and as they were given otherwise. */
  readonly values: JsonObject;
  /** What is wrong with their values; the first step tells it together with what catalog and forge say. */
  readonly refusal: InputError | undefined;
}

const known = new Set<string>(answerKeys);

/** Reads an action's answers; `InputError` where a key is no answer, as it may be a secret in the wrong place. */
export function readAnswersInput(input: unknown): AnswersInput {
  const { answers, problems } = mendAnswers(input);
  const told = problems.map(({ path, message }) => `${path}: ${message}`);
  const isObject =
    typeof input === 'object' && input !== null && !Array.isArray(input);
  const keys = Object.keys(Object(input));
  if (!isObject || keys.some(key => !known.has(key))) {
    const advice = keys.some(key => key.startsWith('ci:'))
      ? [
          'answers: an action takes no secrets; enter them in the form, give them to `slipway create --secrets`, or set them on the forge once the repository is there',
        ]
      : [];
    throw new InputError(tellProblems([...told, ...advice]));
  }
  return told.length > 0
    ? {
        values: input as JsonObject,
        refusal: new InputError(tellProblems(told)),
      }
    : { values: JSON.parse(JSON.stringify(answers)), refusal: undefined };
}
