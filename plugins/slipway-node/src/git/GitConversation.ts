import { setTimeout } from 'node:timers/promises';
import type { CallOptions, GitCredentials } from '../forge/Forge';
import { createGitRemote, GitRemote } from './GitRemote';
import { ProtocolViolation } from './pktLine';
import { errorOfProtocol, errorOfTime, isPassing } from './remoteErrors';

/** What every conversation with a git server is given. @public */
export interface RemoteOptions extends CallOptions {
  /** For smart HTTP, without credentials in it. */
  readonly url: string;
  readonly credentials?: GitCredentials;
  /** Bounds the whole of it, waiting and repetitions included; two minutes where not given. */
  readonly timeoutMs?: number;
  /** How long to wait before each repetition; 250 ms to 4 s, five times, where not given. */
  readonly pausesMs?: readonly number[];
}

/** What one attempt has to work with. */
export interface Attempt {
  readonly remote: GitRemote;
  readonly signal: AbortSignal;
  /** Takes the server's own words. */
  readonly onProgress: (message: string) => void;
  /** 0, then one more for each repetition. */
  readonly number: number;
}

const TWO_MINUTES = 120_000;

/** A new repository answers 404 for some seconds on GitHub; a forge that restarts is back in as many. */
const PAUSES_MS: readonly number[] = [250, 500, 1000, 2000, 4000];

/**
 * Tries the work until it is done, fails for good or the time is up. The work must be such that
 * doing it twice does no harm.
 */
export async function converse<T>(
  options: RemoteOptions,
  work: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const {
    timeoutMs = TWO_MINUTES,
    pausesMs = PAUSES_MS,
    onProgress = () => {},
  } = options;
  const remote = createGitRemote(options.url, options.credentials);
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any(
    options.signal ? [options.signal, deadline] : [deadline],
  );
  for (let number = 0; ; number++) {
    try {
      return await work({
        remote,
        signal,
        number,
        onProgress: message =>
          onProgress(`forge: ${remote.printable(message)}`),
      });
    } catch (error) {
      options.signal?.throwIfAborted();
      if (deadline.aborted) {
        throw errorOfTime(remote, timeoutMs);
      }
      const failure = translate(remote, error);
      const pause = pausesMs[number];
      if (pause === undefined || !isPassing(failure)) {
        throw failure;
      }
      onProgress(`${failure.message}; trying again`);
      await setTimeout(pause, undefined, { signal }).catch(() => {});
    }
  }
}

function translate(remote: GitRemote, error: unknown): Error {
  if (error instanceof ProtocolViolation) {
    return errorOfProtocol(remote, remote.printable(error.message));
  }
  return error instanceof Error ? error : new Error(String(error));
}
