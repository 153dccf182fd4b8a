import { setTimeout as delay } from 'node:timers/promises';

/** One door for all requests of a forge: closed while the forge has asked to wait, so that none runs into the limit again. */
export class RateGate {
  #closedUntil = 0;

  /** Keeps the door closed for the next `forMs` milliseconds. */
  close(forMs: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, Date.now() + forMs);
  }

  /** Resolves as soon as the door is open; rejects as soon as the signal aborts. */
  async pass(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    for (
      let left = this.#closedUntil - Date.now();
      left > 0;
      left = this.#closedUntil - Date.now()
    ) {
      await this.pause(left, signal);
    }
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
