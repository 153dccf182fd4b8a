import { toError } from '@backstage/errors';
import { Stage } from './decision/Piece';
import { planStages } from './decision/planStages';
import { CallOptions, PlannedAction, RepositoryId } from './Forge';
import { either } from './http/either';
import { ForgeFailure } from './http/ForgeFailure';
import { Patience } from './http/Patience';
import { InnerOptions } from './http/together';
import { ForgeTerms, translateFailure } from './http/translateFailure';
import { repositoryName } from './repositoryName';

/** What every call of a forge passes: it ends in time there, and what it throws becomes a sentence. */
export interface Edge {
  /** Does the work of a call; `what` and the repository are what is being done. */
  pass<T>(
    call: {
      readonly what: string;
      readonly id: RepositoryId;
      readonly options: CallOptions | undefined;
    },
    work: (inner: InnerOptions) => Promise<T>,
  ): Promise<T>;
  /** Tells what stages would do. */
  plan(
    id: RepositoryId,
    options: CallOptions | undefined,
    stages: readonly Stage[],
  ): Promise<readonly PlannedAction[]>;
}

/** The edge of one forge. */
export function createEdge(
  terms: ForgeTerms,
  { maxCallMs, maxPlanMs }: Patience,
): Edge {
  const told = (error: unknown) => translateFailure(error, terms);
  return {
    async pass({ what, id, options }, work) {
      const doing = `${what} ${repositoryName(id)}`;
      try {
        const late = tooLate(doing, maxCallMs);
        return await within(maxCallMs, { late, options }, work);
      } catch (error) {
        throw told(error);
      }
    },
    plan(id, options, stages) {
      const late = planTooLate(id, maxPlanMs);
      return within(maxPlanMs, { late, options }, async inner => {
        const planned = await planStages(
          stages,
          inner,
          error => toError(told(error)).message,
        );
        options?.signal?.throwIfAborted();
        return planned;
      });
    },
  };
}

/** Does the work, and aborts it with `late` after so many milliseconds. */
async function within<T>(
  ms: number,
  {
    late,
    options: { signal, ...options } = {},
  }: { readonly late: ForgeFailure; readonly options?: CallOptions },
  work: (inner: InnerOptions) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(late), ms);
  try {
    return await work({
      ...options,
      signal: either(signal, controller.signal),
    });
  } finally {
    clearTimeout(timer);
  }
}

function planTooLate(id: RepositoryId, maxPlanMs: number): ForgeFailure {
  return new ForgeFailure({
    doing: `look at ${repositoryName(id)}`,
    noAnswer: { code: 'timeout', sent: true },
    explanation: `it took longer than ${Math.ceil(
      maxPlanMs / 1000,
    )} s; try again, or go on: it is looked at again before anything is written`,
  });
}

function tooLate(doing: string, maxCallMs: number): ForgeFailure {
  return new ForgeFailure({
    doing,
    noAnswer: { code: 'timeout', sent: true },
    explanation: `it took longer than ${Math.ceil(
      maxCallMs / 60_000,
    )} min; run the step again, it continues where it stopped`,
  });
}
