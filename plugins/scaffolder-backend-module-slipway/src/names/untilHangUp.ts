import { AuditorServiceEvent } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Response } from 'express';

/** Work that somebody waits for, who may hang up. */
interface AwaitedWork<TResult> {
  readonly response: Response;
  /** Where it is told how the work ended. */
  readonly event: AuditorServiceEvent;
  work(signal: AbortSignal): Promise<TResult>;
  /** What of the result is worth keeping. */
  outcome?(result: TResult): JsonObject;
}

/** Works until the client hangs up, which is no failure and leaves nobody to answer: `undefined` then. */
export async function untilHangUp<TResult>(
  awaited: AwaitedWork<TResult>,
): Promise<TResult | undefined> {
  const { event, response } = awaited;
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  const { signal } = controller;
  try {
    const result = await awaited.work(signal);
    await event.success({ meta: awaited.outcome?.(result) });
    return result;
  } catch (error) {
    if (signal.aborted) {
      await event.success({ meta: { abandoned: true } });
      return undefined;
    }
    await event.fail({ error: toError(error) });
    throw error;
  }
}
