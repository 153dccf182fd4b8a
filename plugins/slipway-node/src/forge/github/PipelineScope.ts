/** The public half of the pair that secrets of one place are sealed with. */
export interface SealingKey {
  readonly id: string;
  readonly publicKey: string;
}

/** A page of variables; `total` counts all pages. */
export interface VariablePage {
  readonly total: number;
  readonly variables: readonly {
    readonly name: string;
    readonly value: string;
  }[];
}

/**
 * Variables and secrets of one place: a repository or one of its environments.
 *
 * `look…` and `read…` answer `undefined` where the place does not exist.
 */
export interface PipelineScope {
  /** For a person: `acme/orders` or `environment production of acme/orders`. */
  readonly place: string;
  /** For a person, in front of a variable or secret: empty or `environment production: `. */
  readonly label: string;

  lookVariables(page: number): Promise<VariablePage | undefined>;
  readVariable(name: string): Promise<string | undefined>;
  createVariable(name: string, value: string): Promise<void>;
  updateVariable(name: string, value: string): Promise<void>;

  lookSecrets(): Promise<readonly string[] | undefined>;
  readKey(): Promise<SealingKey>;
  putSecret(name: string, keyId: string, sealed: string): Promise<void>;
}

/** GitHub gives at most this many variables a page. */
export const VARIABLES_PER_PAGE = 30;

/** GitHub allows no more secrets in one place, and gives as many a page. */
export const SECRETS_PER_PLACE = 100;
