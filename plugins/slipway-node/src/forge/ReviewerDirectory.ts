/** How a forge numbers a team, or group, and a user. @public */
export interface ReviewerId {
  readonly type: 'Team' | 'User';
  readonly id: number;
}

/** Long enough for one task's steps, short enough that a removed team is soon noticed. */
const KEPT_FOR_MS = 5 * 60_000;

interface Entry {
  readonly found: ReviewerId;
  readonly until: number;
}

/**
 * The numbers of teams and users, remembered for five minutes.
 *
 * The preflight of a task asks for them anyway; sharing one directory between forges saves the step
 * that makes the environments a round trip. Holds identifiers only, nothing that depends on credentials.
 *
 * @public
 */
export class ReviewerDirectory {
  readonly #entries = new Map<string, Entry>();

  /** What was kept under the key in the last five minutes. */
  read(key: string): ReviewerId | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.until > Date.now() ? entry.found : undefined;
  }

  /** Keeps a reviewer, and drops those whose time is over. */
  write(key: string, found: ReviewerId): void {
    const now = Date.now();
    for (const [each, { until }] of this.#entries) {
      if (until <= now) {
        this.#entries.delete(each);
      }
    }
    this.#entries.set(key, { found, until: now + KEPT_FOR_MS });
  }

  /** Forgets a reviewer whose number did not work. */
  forget(key: string): void {
    this.#entries.delete(key);
  }
}
