import { InputError } from '@backstage/errors';

/** What a source gives for a secret: its value, or one sentence that says why there is none. @public */
export type SourcedValue =
  | { readonly value: string }
  | { readonly problem: string };

/** A secret that comes from a source. @public */
export interface SourcedSecret {
  readonly name: string;
  readonly environment?: string;
  /** Asks the source; absent where no value is to be read. */
  readonly read?: () => Promise<SourcedValue>;
  /** Why the source is not asked, in one sentence. */
  readonly withheld?: string;
}

/**
 * The secrets that a service gets from the platform's sources. A value is read when it is asked for, and not
 * kept. Printing or serialising it shows names only.
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

  /** Whether a source gives this place its secret, as far as is known without reading it. */
  provides(name: string, environment?: string): boolean {
    const found = this.#find(name, environment);
    return found !== undefined && found.withheld === undefined;
  }

  /** Why there is no value for this place, as a sentence; `undefined` where there is one, or no source. */
  async problem(
    name: string,
    environment?: string,
  ): Promise<string | undefined> {
    const { read, withheld } = this.#find(name, environment) ?? {};
    const found = withheld === undefined ? await read?.() : undefined;
    return found && 'problem' in found ? found.problem : withheld;
  }

  /** The value for this place; `undefined` where there is no source or none is to be read, `InputError` where it has none. */
  async value(name: string, environment?: string): Promise<string | undefined> {
    const { read, withheld } = this.#find(name, environment) ?? {};
    if (withheld !== undefined) {
      throw new InputError(withheld);
    }
    const found = await read?.();
    if (found && 'problem' in found) {
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
