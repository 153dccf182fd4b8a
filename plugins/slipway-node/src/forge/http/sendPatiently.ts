import { either } from './either';
import { FailureFacts, ForgeFailure } from './ForgeFailure';
import { isLasting } from './noAnswer';
import { Patience } from './Patience';
import { RateGate } from './RateGate';
import { tellWait, Wait } from './tellWait';
import { InnerOptions } from './together';

/** What {@link sendPatiently} needs to know about a request. */
export interface PatientCall {
  /** What is being done, on which thing. */
  readonly doing: string;
  readonly method: string;
  /** A 404 may only mean that the forge has not caught up with a creation. */
  readonly settling: boolean;
  readonly options: InnerOptions;
  readonly patience: Patience;
  readonly gate: RateGate;
}

/** Less is left over where a request has already waited for itself. */
const WORTH_TELLING_MS = 500;

/** For longer nobody is refused for what another request was told: their limit may be another one, or over. */
const LONGEST_CLOSED_MS = 10 * 60_000;

interface Spent {
  limits: number;
  limitMs: number;
  settleMs: number;
  retries: number;
}

/**
 * Sends a request until it is answered for good.
 *
 * A limited request was not carried out and may always be repeated; one without an answer, or with a
 * 502, 503 or 504, only where repeating it cannot do anything twice. Every kind of wait is bounded.
 */
export async function sendPatiently<T>(
  send: () => Promise<T>,
  call: PatientCall,
): Promise<T> {
  const spent: Spent = { limits: 0, limitMs: 0, settleMs: 0, retries: 0 };
  const signal = either(call.options.signal, call.options.halt?.signal);
  for (;;) {
    await pass(call, spent, signal);
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ForgeFailure)) {
        throw error;
      }
      const pause = pauseAfter(error, call, spent);
      if (pause === undefined) {
        throw error;
      }
      tellWait(call.options.onProgress, waiting(error.facts, pause));
      await call.gate.pause(pause, signal);
    }
  }
}

/** Waits while somebody else was told to, for no longer than a request waits for its own limits. */
async function pass(
  { doing, gate, options, patience }: PatientCall,
  spent: Spent,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  for (let left = gate.closedForMs; left > 0; left = gate.closedForMs) {
    const facts = { doing, kind: 'rateLimited', retryAfterMs: left } as const;
    spent.limitMs += left;
    if (spent.limitMs > patience.maxLimitWaitMs) {
      throw new ForgeFailure(facts);
    }
    if (left >= WORTH_TELLING_MS) {
      tellWait(options.onProgress, waiting(facts, left));
    }
    await gate.pause(left, signal);
  }
}

/** Milliseconds until the next attempt; `undefined` where there must be none. */
function pauseAfter(
  failure: ForgeFailure,
  call: PatientCall,
  spent: Spent,
): number | undefined {
  const { patience } = call;
  const { kind, status, retryAfterMs = 0 } = failure.facts;
  if (kind === 'rateLimited') {
    // A forge that says no time, or one that is over, is asked more and more seldom.
    const least = patience.backoffMs * 2 ** spent.limits;
    const pause = Math.max(retryAfterMs, least);
    spent.limits += 1;
    spent.limitMs += pause;
    call.gate.close(Math.min(pause, LONGEST_CLOSED_MS));
    return spent.limitMs > patience.maxLimitWaitMs ? undefined : pause;
  }
  if (status === 404 && call.settling) {
    const pause = Math.max(patience.backoffMs, spent.settleMs);
    spent.settleMs += pause;
    return spent.settleMs > patience.settleMs ? undefined : pause;
  }
  if (!mayRepeat(failure, call.method) || spent.retries >= patience.retries) {
    return undefined;
  }
  spent.retries += 1;
  return patience.backoffMs * 2 ** (spent.retries - 1);
}

function mayRepeat({ facts }: ForgeFailure, method: string): boolean {
  const idempotent = method === 'GET' || method === 'PUT';
  if (facts.noAnswer) {
    if (isLasting(facts.noAnswer)) {
      return false;
    }
    return idempotent || !facts.noAnswer.sent;
  }
  return idempotent && [502, 503, 504].includes(facts.status ?? 0);
}

function waiting(facts: FailureFacts, ms: number): Wait {
  const reason = reasonOf(facts);
  const seconds = Math.ceil(ms / 1000);
  const message = `Waiting ${seconds} s to ${facts.doing}: ${reason}`;
  return { reason, message, ms };
}

function reasonOf({ kind, noAnswer, status }: FailureFacts): string {
  if (kind === 'rateLimited') {
    return 'the forge limits the rate of requests';
  }
  if (noAnswer) {
    return noAnswer.code === 'timeout'
      ? 'the forge did not answer in time'
      : `the connection failed (${noAnswer.code})`;
  }
  return status === 404
    ? 'the forge does not show it yet'
    : `the forge answered ${status}`;
}
