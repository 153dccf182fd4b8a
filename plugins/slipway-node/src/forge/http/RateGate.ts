import { setTimeout as delay } from 'node:timers/promises';

/**
 * One door for all requests of a forge: closed while the forge has asked to wait, so that none runs into
 * the limit again.
 *
 * @public
 */
export class RateGate {
  #closedUntil = 0;

  /** Keeps the door closed for the next `forMs` milliseconds. */
  close(forMs: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, Date.now() + forMs);
  }

  /** For how many milliseconds the door is still closed; 0 where it is open. */
  get closedForMs(): number {
    return Math.max(0, this.#closedUntil - Date.now());
  }

  /** Waits; rejects with the signal's own reason as soon as it aborts. */
  async pause(ms: number, signal?: AbortSignal): Promise<void> {
    try {
      await delay(ms, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  }
}
