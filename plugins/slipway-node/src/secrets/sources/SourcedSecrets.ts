import { InputError } from '@backstage/errors';

/** A secret that comes from a source, and either its value or why there is none. @public */
export interface SourcedSecret {
  readonly name: string;
  readonly environment?: string;
  readonly value?: string;
  /** One sentence, where there is no value. */
  readonly problem?: string;
}

/**
 * The secrets that a service gets from the platform's sources. Printing or serialising it shows names only.
 *
 * @public
 */
export class SourcedSecrets {
  readonly #secrets: readonly SourcedSecret[];

  constructor(secrets: readonly SourcedSecret[]) {
    this.#secrets = secrets;
  }

  /** The names for the repository, or for one of its environments. */
  names(environment?: string): readonly string[] {
    return this.#secrets
      .filter(each => each.environment === environment)
      .map(({ name }) => name);
  }

  /** Whether a source was configured for exactly this place. */
  has(name: string, environment?: string): boolean {
    return this.#find(name, environment) !== undefined;
  }

  /** Why there is no value for this place, as a sentence; `undefined` where there is one, or no source. */
  problem(name: string, environment?: string): string | undefined {
    return this.#find(name, environment)?.problem;
  }

  /** The value for this place; `undefined` where there is no source, `InputError` where it has none. */
  value(name: string, environment?: string): string | undefined {
    const found = this.#find(name, environment);
    if (found?.problem) {
      throw new InputError(found.problem);
    }
    return found?.value;
  }

  toJSON(): unknown {
    return this.#secrets.map(({ name, environment }) => ({
      name,
      environment,
    }));
  }

  #find(name: string, environment?: string): SourcedSecret | undefined {
    return this.#secrets.find(
      each =>
        each.environment === environment &&
        each.name.toUpperCase() === name.toUpperCase(),
    );
  }
}
