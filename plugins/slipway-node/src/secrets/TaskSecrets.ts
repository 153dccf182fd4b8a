/**
 * The CI secrets a task was given: for the repository and for each environment, name → value.
 *
 * Names are as GitHub keeps them, in upper case. Printing or serialising it shows names only.
 *
 * @public
 */
export class TaskSecrets {
  readonly #repository: ReadonlyMap<string, string>;
  readonly #environments: ReadonlyMap<string, ReadonlyMap<string, string>>;

  constructor(
    repository: ReadonlyMap<string, string>,
    environments: ReadonlyMap<string, ReadonlyMap<string, string>>,
  ) {
    this.#repository = repository;
    this.#environments = environments;
  }

  /** The names given for the repository, or for one of its environments. */
  names(environment?: string): readonly string[] {
    return [...(this.#scope(environment)?.keys() ?? [])];
  }

  /** The environments that secrets were given for. */
  get environments(): readonly string[] {
    return [...this.#environments.keys()];
  }

  /** The value given for exactly this place, or `undefined`; the repository's is no fallback for an environment's. */
  value(name: string, environment?: string): string | undefined {
    return this.#scope(environment)?.get(name.toUpperCase());
  }

  toJSON(): unknown {
    return {
      repository: this.names(),
      environments: Object.fromEntries(
        this.environments.map(name => [name, this.names(name)]),
      ),
    };
  }

  #scope(environment?: string) {
    return environment === undefined
      ? this.#repository
      : this.#environments.get(environment);
  }
}
