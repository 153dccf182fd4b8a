import { Trouble } from './Trouble';

/** A request as far as troubles look at it. */
export interface Troubled {
  readonly method: string;
  readonly path: string;
}

interface Entry {
  readonly trouble: Trouble;
  readonly pattern: RegExp;
  left: number;
}

/** The troubles that are still to be met; in memory only, so a restart ends them. */
export class Troubles {
  #entries: readonly Entry[] = [];
  #replaced = new AbortController();

  constructor(troubles: readonly Trouble[] = []) {
    this.replace(troubles);
  }

  /** Forgets all of them and takes these instead; what is held back is let go. */
  replace(troubles: readonly Trouble[]): void {
    this.#replaced.abort();
    this.#replaced = new AbortController();
    this.#entries = troubles.map(trouble => ({
      trouble,
      pattern: patternOf(trouble.path),
      left: trouble.times ?? 1,
    }));
  }

  /** Aborted when others take the place of those that are there now. */
  get replaced(): AbortSignal {
    return this.#replaced.signal;
  }

  /** Those that are left, with how often they still happen. */
  get left(): readonly Trouble[] {
    return this.#entries
      .filter(({ left }) => left > 0)
      .map(({ left, trouble }) => ({ ...trouble, times: left }));
  }

  /** The first that a request meets, which happens once less from then on. */
  take({ method, path }: Troubled): Trouble | undefined {
    const entry = this.#entries.find(
      ({ left, pattern, trouble }) =>
        left > 0 &&
        pattern.test(path) &&
        (trouble.method === undefined || trouble.method === method),
    );
    if (entry) {
      entry.left -= 1;
    }
    return entry?.trouble;
  }
}

function patternOf(path: string): RegExp {
  const parts = path
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}
