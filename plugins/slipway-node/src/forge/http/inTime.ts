import { either } from './either';
import { ForgeFailure } from './ForgeFailure';

/**
 * What comes of work that cannot be told to end, for as long as somebody waits for it: rejects with the
 * signal's own reason as soon as it aborts, and with a {@link ForgeFailure} after `timeoutMs` milliseconds.
 */
export async function inTime<T>(
  work: Promise<T>,
  {
    doing,
    signal,
    timeoutMs,
  }: {
    readonly doing: string;
    readonly signal?: AbortSignal;
    readonly timeoutMs: number;
  },
): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    // What it was to prepare has not been sent, and may be tried again.
    const noAnswer = { code: 'timeout', sent: false };
    late.abort(new ForgeFailure({ doing, noAnswer }));
  }, timeoutMs);
  const until = either(signal, late.signal)!;
  let leave = () => {};
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(until.reason);
    until.addEventListener('abort', leave, { once: true });
  });
  try {
    signal?.throwIfAborted();
    return await Promise.race([work, left]);
  } finally {
    clearTimeout(timer);
    until.removeEventListener('abort', leave);
    // Nobody waits for it any more.
    work.catch(() => {});
  }
}
