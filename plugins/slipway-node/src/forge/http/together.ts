import { CallOptions } from '../Forge';

/** Options of a call inside the folder of a forge. */
export interface InnerOptions extends CallOptions {
  /**
   * Aborted with the first error: what has not been sent is not sent any more and fails with that
   * same error; what is under way is waited for, unlike with `signal`.
   */
  readonly halt?: AbortController;
  /** True where something is looked at once more, directly before it is written: what was read before is too old. */
  readonly again?: boolean;
}

/** One thing to do, with options to hand on. */
export type Task<T> = (options: InnerOptions) => Promise<T>;

/**
 * Does everything at once. After the first failure nothing more is begun, and only when nothing is
 * under way any more is that failure thrown: nothing happens behind the back of whoever catches it.
 * Inside another one the first failure halts both.
 */
export async function together<T>(
  tasks: readonly Task<T>[],
  outer: InnerOptions,
): Promise<readonly T[]> {
  const halt = outer.halt ?? new AbortController();
  const options = { ...outer, halt };
  const results = await Promise.allSettled(
    tasks.map(async task => {
      try {
        return await task(options);
      } catch (error) {
        halt.abort(error);
        throw error;
      }
    }),
  );
  return results.map(result => {
    if (result.status === 'rejected') {
      throw halt.signal.reason;
    }
    return result.value;
  });
}
