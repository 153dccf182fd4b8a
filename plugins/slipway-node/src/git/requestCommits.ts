import { Attempt } from './GitConversation';
import { FLUSH, pktLine, ProtocolViolation, readPktLines } from './pktLine';
import { RefAdvertisement, readRefs } from './readRefs';
import { readSideBand } from './readSideBand';
import { sendGitRequest } from './sendGitRequest';

const SERVICE = 'git-upload-pack';
const MAX_REFS = 32 * 1024 * 1024;
const WANTED = ['side-band-64k', 'no-progress', 'shallow', 'filter'];

/** Which commits to ask for. */
export interface CommitsRequest {
  /** The last of them. */
  readonly commit: string;
  readonly capabilities: ReadonlySet<string>;
  /** How many generations; without it the whole history. */
  readonly depth?: number;
  /** How many bytes of the answer are read before it is refused. */
  readonly limit: number;
}

/** The branches of a repository and what its server can do. */
export function fetchRefs({
  remote,
  signal,
}: Attempt): Promise<RefAdvertisement> {
  return sendGitRequest(
    remote,
    { service: SERVICE, limit: MAX_REFS, signal },
    chunks => readRefs(chunks, SERVICE),
  );
}

/** Asks for commits without their files, where the server can leave those out, and hands on the pack. */
export function requestCommits<T>(
  { remote, signal, onProgress }: Attempt,
  request: CommitsRequest,
  read: (pack: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  return sendGitRequest(
    remote,
    { service: SERVICE, body: bodyOf(request), limit: request.limit, signal },
    chunks => read(packIn(chunks, onProgress)),
  );
}

function bodyOf({
  commit,
  capabilities,
  depth,
}: CommitsRequest): readonly Uint8Array[] {
  const known = WANTED.filter(name => capabilities.has(name));
  if (!known.includes('side-band-64k')) {
    throw new ProtocolViolation('no side band');
  }
  const bounded = depth !== undefined && known.includes('shallow');
  return [
    pktLine(`want ${commit} ${known.join(' ')} agent=git/slipway\n`),
    ...(bounded ? [pktLine(`deepen ${depth}\n`)] : []),
    ...(known.includes('filter') ? [pktLine('filter tree:0\n')] : []),
    Buffer.from(FLUSH),
    pktLine('done\n'),
  ];
}

/** The boundary of the shallow history, `NAK`, then the pack. */
async function* packIn(
  chunks: AsyncIterable<Uint8Array>,
  onProgress: (message: string) => void,
): AsyncGenerator<Buffer> {
  const lines = readPktLines(chunks);
  for (;;) {
    const { value: line, done } = await lines.next();
    const text = String(line).trimEnd();
    if (text === 'NAK') {
      yield* readSideBand(lines, onProgress);
      return;
    }
    if (done || !(line === FLUSH || text.startsWith('shallow '))) {
      throw new ProtocolViolation('no pack');
    }
  }
}
