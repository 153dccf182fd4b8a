import { VariableScope } from '../pipeline/VariableScope';

/** The public half of the pair that secrets of one place are sealed with. */
export interface SealingKey {
  readonly id: string;
  readonly publicKey: string;
}

/**
 * Variables and secrets of one place: a repository or one of its environments.
 *
 * `look…` and `read…` answer `undefined` where the place does not exist.
 */
export interface PipelineScope extends VariableScope {
  /** For a person: `acme/orders` or `environment production of acme/orders`. */
  readonly place: string;

  lookSecrets(): Promise<readonly string[] | undefined>;
  readKey(): Promise<SealingKey>;
  putSecret(name: string, keyId: string, sealed: string): Promise<void>;
  /** Waits longer the more often it was looked before; ends with whoever cancels. */
  pause(looks: number): Promise<void>;
}

/** GitHub gives at most this many variables a page. */
export const VARIABLES_PER_PAGE = 30;

/** GitHub allows no more secrets in one place, and gives as many a page. */
export const SECRETS_PER_PLACE = 100;

/** GitHub allows no more variables in a repository, nor in one of its environments. */
export const VARIABLES_PER_PLACE = { repository: 500, environment: 100 };
