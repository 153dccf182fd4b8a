import { createHash } from 'node:crypto';
import pLimit, { Limit } from 'p-limit';
import { RateGate } from './RateGate';

/** Where all requests with one credential of one host pass: so many at a time, and none while it is closed. @public */
export interface Lane {
  readonly limit: Limit;
  readonly gate: RateGate;
}

/** Whose requests. @public */
export interface LaneRequest {
  readonly host: string;
  /** A person's own token; the portal's credentials where it is absent. */
  readonly token?: string;
  /** How many requests may be under way at a time. */
  readonly atOnce: number;
}

/** More people than publish at the same time; a lane that was forgotten still serves who has it. */
const MOST_LANES = 1000;

/**
 * The lanes of a portal: forges count requests by host and credential, so all tasks that share those
 * share one. Tokens are kept as digests only.
 *
 * @public
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();

  /** The lane of a credential, the same one for everybody who asks for it. */
  lane({ host, token, atOnce }: LaneRequest): Lane {
    const owner = token === undefined ? 'portal' : digestOf(token);
    const key = `${host} ${owner}`;
    const lane = this.#lanes.get(key) ?? {
      limit: pLimit(atOnce),
      gate: new RateGate(),
    };
    this.#lanes.delete(key);
    this.#lanes.set(key, lane);
    const [oldest] = this.#lanes.keys();
    if (this.#lanes.size > MOST_LANES && oldest !== undefined) {
      this.#lanes.delete(oldest);
    }
    return lane;
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
