import { InputError } from '@backstage/errors';
import { tellProblems } from '@slipway/plugin-slipway-common';

/** Collects everything that is wrong with a template folder, so that an author learns it at once. */
export class Problems {
  readonly #problems: string[] = [];

  /** `place` is a file, or a file and a path in it: `skeleton.yaml: layers[0].when`. */
  add(place: string, message: string): void {
    this.#problems.push(`${place}: ${message}`);
  }

  /** Adds an error that already tells where it is. */
  addError(error: unknown): void {
    this.#problems.push(error instanceof Error ? error.message : String(error));
  }

  get all(): readonly string[] {
    return this.#problems;
  }

  /** Throws one `InputError` with every problem, if there are any. */
  throwIfAny(): void {
    if (this.#problems.length > 0) {
      throw new InputError(tellProblems(this.#problems));
    }
  }
}
