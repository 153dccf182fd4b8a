import { Attempt, converse, RemoteOptions } from './GitConversation';
import { FLUSH, pktLine, ProtocolViolation, readPktLines } from './pktLine';
import { readFirstCommit } from './readFirstCommit';
import { readRefs } from './readRefs';
import { readSideBand } from './readSideBand';
import { refOfBranch } from './refOfBranch';
import { sendGitRequest } from './sendGitRequest';

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

const SERVICE = 'git-upload-pack';
const MAX_REFS = 32 * 1024 * 1024;
const MAX_PACK = 4 * 1024 * 1024;
const WANTED = ['side-band-64k', 'no-progress', 'shallow', 'filter'];

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
  const { remote, signal } = attempt;
  const { refs, capabilities } = await sendGitRequest(
    remote,
    { service: SERVICE, limit: MAX_REFS, signal },
    chunks => readRefs(chunks, SERVICE),
  );
  const commit = refs.get(refOfBranch(branch));
  if (!commit) {
    return undefined;
  }
  const body = requestOf(commit, capabilities);
  const content = await sendGitRequest(
    remote,
    { service: SERVICE, body, limit: MAX_PACK, signal },
    chunks => readAnswer(chunks, commit, attempt.onProgress),
  );
  const tree = /^tree ([0-9a-f]{40})\n/.exec(content)?.[1];
  if (!tree) {
    throw new ProtocolViolation('a commit without a tree');
  }
  return { commit, tree };
}

function requestOf(
  commit: string,
  capabilities: ReadonlySet<string>,
): Uint8Array[] {
  const known = WANTED.filter(name => capabilities.has(name));
  if (!known.includes('side-band-64k')) {
    throw new ProtocolViolation('no side band');
  }
  return [
    pktLine(`want ${commit} ${known.join(' ')} agent=git/slipway\n`),
    ...(known.includes('shallow') ? [pktLine('deepen 1\n')] : []),
    ...(known.includes('filter') ? [pktLine('filter tree:0\n')] : []),
    Buffer.from(FLUSH),
    pktLine('done\n'),
  ];
}

/** The boundary of the shallow history, `NAK`, then the pack. */
async function readAnswer(
  chunks: AsyncIterable<Uint8Array>,
  commit: string,
  onProgress: (message: string) => void,
): Promise<string> {
  const lines = readPktLines(chunks);
  for (;;) {
    const { value: line, done } = await lines.next();
    const text = String(line).trimEnd();
    if (text === 'NAK') {
      return readFirstCommit(readSideBand(lines, onProgress), commit);
    }
    if (done || !(line === FLUSH || text.startsWith('shallow '))) {
      throw new ProtocolViolation('no pack');
    }
  }
}
