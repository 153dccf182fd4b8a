import { RequestHandler, Response } from 'express';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiError } from '../server/ApiError';
import { Troubles } from './Troubles';

/** What GitHub says with each status. */
const messages: Readonly<Record<number, string>> = {
  403: 'Resource not accessible by personal access token',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Validation Failed',
  429: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  500: 'Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** Lets a request meet the trouble that waits for it: held back, or answered with a failure in GitHub's words. */
export function meetTrouble(troubles: Troubles): RequestHandler {
  return (req, res, next) => {
    const trouble = troubles.take(req);
    if (!trouble) {
      next();
      return;
    }
    const { delayMs = 0, retryAfterSeconds, status } = trouble;
    holdBack(res, delayMs, troubles.replaced).then(isStillThere => {
      // Whoever has given up must not find it done afterwards.
      if (!isStillThere) {
        return;
      }
      if (status === undefined) {
        next();
        return;
      }
      if (retryAfterSeconds !== undefined) {
        res.set('Retry-After', String(retryAfterSeconds));
      }
      const isLimit = status === 403 && retryAfterSeconds !== undefined;
      const message = messages[isLimit ? 429 : status] ?? 'Error';
      next(new ApiError(status, message));
    }, next);
  };
}

/** Waits, but no longer than the trouble is there; false where the client went away meanwhile. */
async function holdBack(
  res: Response,
  ms: number,
  replaced: AbortSignal,
): Promise<boolean> {
  if (ms > 0) {
    const gone = new AbortController();
    const leave = () => gone.abort();
    res.once('close', leave);
    const signal = AbortSignal.any([gone.signal, replaced]);
    await wait(ms, undefined, { signal }).catch(() => undefined);
    res.off('close', leave);
  }
  return !res.destroyed;
}
