import {
  ConflictError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { Commit } from './createCommit';
import { Attempt, converse, RemoteOptions } from './GitConversation';
import { isWorthTelling } from './isWorthTelling';
import { packObjects } from './packObjects';
import { FLUSH, pktLine } from './pktLine';
import { PushReport, readReport } from './readReport';
import { fetchHead, RemoteHead } from './readRemoteHead';
import { refOfBranch } from './refOfBranch';
import { sendGitRequest } from './sendGitRequest';

/** What to push where. @public */
export interface PushOptions extends RemoteOptions {
  readonly commit: Commit;
  readonly branch: string;
  /**
   * Looks what the branch holds before anything is sent: for every repository that may not be
   * empty. Without it the pack goes out at once; where there is a branch the server refuses to
   * touch it, but keeps the pack's objects, which nothing refers to, until it next cleans up.
   */
  readonly lookFirst?: boolean;
}

/** How a push ended. @public */
export interface PushResult {
  /** `already`: this very commit was there; `whole`: another one with the same files. */
  readonly outcome: 'pushed' | 'already' | 'whole';
  /** The commit the branch holds. */
  readonly commit: string;
}

const SERVICE = 'git-receive-pack';
const NO_COMMIT = '0'.repeat(40);
const MAX_REPORT = 4 * 1024 * 1024;
/** From this many bytes on the server unpacks while we pack; git too sends so much without its length. */
const LARGE = 1024 * 1024;
/** Another push is at it: what it makes of the branch is not to be seen yet. */
const RACE = /lock|exists|failed to update/i;

/**
 * Makes the branch with the commit, in one request. Never changes a branch that is there: throws
 * `ConflictError` where it holds other files. Safe to repeat.
 *
 * @public
 */
export function pushCommit(options: PushOptions): Promise<PushResult> {
  const { commit, branch, lookFirst = false } = options;
  return converse(options, async attempt => {
    const ref = refOfBranch(branch);
    if (lookFirst || attempt.number > 0) {
      const head = await fetchHead(attempt, branch);
      if (head) {
        return compare(attempt, head, options);
      }
    }
    const { reason } = await send(attempt, commit, ref);
    return reason === undefined
      ? { outcome: 'pushed', commit: commit.id }
      : explain(attempt, reason, options);
  });
}

async function send(
  { remote, signal, onProgress }: Attempt,
  commit: Commit,
  ref: string,
): Promise<PushReport> {
  const command = pktLine(
    `${NO_COMMIT} ${commit.id} ${ref}\0 report-status side-band-64k agent=git/slipway`,
  );
  async function* parts(until: AbortSignal): AsyncGenerator<Uint8Array> {
    yield Buffer.concat([command, Buffer.from(FLUSH)]);
    yield* packObjects(commit.objects, until);
  }
  const body = isLarge(commit) ? parts : await collect(parts(signal));
  const words: string[] = [];
  let taken = false;
  try {
    const report = await sendGitRequest(
      remote,
      { service: SERVICE, body, limit: MAX_REPORT, signal },
      chunks => readReport(chunks, ref, line => words.push(line)),
    );
    taken = report.reason === undefined;
    return report;
  } finally {
    // Whatever a server said before it refused may be why.
    words.filter(line => !taken || isWorthTelling(line)).forEach(onProgress);
  }
}

function isLarge({ objects }: Commit): boolean {
  let size = 0;
  return objects.some(({ content }) => (size += content.byteLength) > LARGE);
}

async function collect(
  parts: AsyncIterable<Uint8Array>,
): Promise<Uint8Array[]> {
  const list: Uint8Array[] = [];
  for await (const part of parts) {
    list.push(part);
  }
  return list;
}

/** The server did not make the branch: because there is one, or for a reason of its own. */
async function explain(
  attempt: Attempt,
  reason: string,
  options: PushOptions,
): Promise<PushResult> {
  const head = await fetchHead(attempt, options.branch);
  if (head) {
    return compare(attempt, head, options);
  }
  const { name, printable } = attempt.remote;
  if (RACE.test(reason)) {
    throw new ServiceUnavailableError(
      `branch ${
        options.branch
      } of ${name} is being written by somebody else (${printable(reason)})`,
    );
  }
  throw new NotAllowedError(
    `the forge refused branch ${options.branch} of ${name} (${printable(
      reason,
    )}); look at the repository's rules and hooks, then try again`,
  );
}

function compare(
  { remote }: Attempt,
  head: RemoteHead,
  { commit, branch }: PushOptions,
): PushResult {
  if (head.tree === commit.treeId) {
    const same = head.commit === commit.id;
    return { outcome: same ? 'already' : 'whole', commit: head.commit };
  }
  throw new ConflictError(
    `branch ${branch} of ${
      remote.name
    } has moved on or was made from other answers (it is at ${head.commit.slice(
      0,
      12,
    )}); nothing was changed, so choose another name or bring the difference in by a pull request`,
  );
}
