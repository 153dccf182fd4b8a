import { JsonObject } from '@backstage/types';

/** What is kept of a form that was not handed in: the answers, but nothing secret. */
export interface FormDraft {
  readonly answers: JsonObject;
  /** Names of answers that were given and are secret, so that they have to be given again. */
  readonly withheld: readonly string[];
}
