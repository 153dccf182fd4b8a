/** How long and how often a forge is waited for; all times in milliseconds. @public */
export interface Patience {
  /** After this a request counts as unanswered. */
  readonly requestTimeoutMs: number;
  /** The longest one call waits for the forge's limits, all its waits together. */
  readonly maxLimitWaitMs: number;
  /** The longest one call of a forge takes, all its requests, waits and repetitions together. */
  readonly maxCallMs: number;
  /** The longest a plan looks at the forge; what it could not look at by then it cannot tell. */
  readonly maxPlanMs: number;
  /** How often a request is repeated that may be, after no answer or a 502, 503 or 504. */
  readonly retries: number;
  /** The first pause before a repetition; each further one is twice as long. */
  readonly backoffMs: number;
  /** How long a 404 is not believed on something that was just created. */
  readonly settleMs: number;
}

/** What suits github.com: its secondary limits ask for at least a minute. @public */
export const defaultPatience: Patience = {
  requestTimeoutMs: 30_000,
  maxLimitWaitMs: 150_000,
  maxCallMs: 15 * 60_000,
  maxPlanMs: 15_000,
  retries: 3,
  backoffMs: 500,
  settleMs: 10_000,
};
