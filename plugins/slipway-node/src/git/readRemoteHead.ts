import { Attempt, converse, RemoteOptions } from './GitConversation';
import { ProtocolViolation } from './pktLine';
import { readFirstCommit } from './readFirstCommit';
import { refOfBranch } from './refOfBranch';
import { fetchRefs, requestCommits } from './requestCommits';

/** What a branch holds. @public */
export interface RemoteHead {
  readonly commit: string;
  /** Of the commit's files: comparable to {@link Commit.treeId}. */
  readonly tree: string;
}

/** Which branch to look at. @public */
export interface RemoteHeadOptions extends RemoteOptions {
  readonly branch: string;
}

const MAX_PACK = 4 * 1024 * 1024;

/**
 * The commit and the tree at the tip of a branch, or `undefined` where there is no such branch yet;
 * fetches one commit and none of its files.
 *
 * @public
 */
export function readRemoteHead(
  options: RemoteHeadOptions,
): Promise<RemoteHead | undefined> {
  return converse(options, attempt => fetchHead(attempt, options.branch));
}

/** One attempt of {@link readRemoteHead}. */
export async function fetchHead(
  attempt: Attempt,
  branch: string,
): Promise<RemoteHead | undefined> {
  const { refs, capabilities } = await fetchRefs(attempt);
  const commit = refs.get(refOfBranch(branch));
  if (!commit) {
    return undefined;
  }
  const content = await requestCommits(
    attempt,
    { commit, capabilities, depth: 1, limit: MAX_PACK },
    pack => readFirstCommit(pack, commit),
  );
  const tree = /^tree ([0-9a-f]{40})\n/.exec(content)?.[1];
  if (!tree) {
    throw new ProtocolViolation('a commit without a tree');
  }
  return { commit, tree };
}
