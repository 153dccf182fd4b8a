import { ServiceUnavailableError } from '@backstage/errors';
import pLimit from 'p-limit';

/** Lets a few at a time work, and turns away who would have to wait behind too many. */
export interface Gate {
  pass<TResult>(work: () => Promise<TResult>): Promise<TResult>;
}

/** Makes a gate; `ServiceUnavailableError` for whoever comes when `waiting` others wait. */
export function createGate(options: {
  readonly atOnce: number;
  readonly waiting: number;
}): Gate {
  const limit = pLimit(options.atOnce);
  return {
    async pass(work) {
      if (limit.pendingCount >= options.waiting) {
        throw new ServiceUnavailableError(
          'Too many requests are waiting at this moment; try again in a few seconds',
        );
      }
      return limit(work);
    },
  };
}
