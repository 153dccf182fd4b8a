import { inflateSync, constants } from 'node:zlib';
import { createObject } from './GitObject';
import { ProtocolViolation } from './pktLine';

const MAX_COMMIT = 1024 * 1024;
const PACK_HEADER = 12;

/**
 * The content of the commit at the beginning of a pack, where git puts it; reads no further.
 * The content is checked against the id, so no server can pass one commit off as another.
 */
export async function readFirstCommit(
  chunks: AsyncIterable<Uint8Array>,
  id: string,
): Promise<string> {
  let pack = Buffer.alloc(0);
  for await (const chunk of chunks) {
    pack = Buffer.concat([pack, chunk]);
    const content = parse(pack);
    if (content && createObject('commit', content).id === id) {
      return content.toString();
    }
    if (content || pack.byteLength > MAX_COMMIT) {
      break;
    }
  }
  throw new ProtocolViolation('a pack that does not begin with the commit');
}

/** Undefined while the commit is not complete. */
function parse(pack: Buffer): Buffer | undefined {
  if (pack.byteLength < PACK_HEADER + 20) {
    return undefined;
  }
  let offset = PACK_HEADER;
  let byte = pack[offset++]!;
  const type = Math.floor(byte / 16) % 8;
  let size = byte % 16;
  for (let unit = 16; byte >= 128; unit *= 128) {
    byte = pack[offset++] ?? 0;
    size += (byte % 128) * unit;
  }
  if (
    pack.toString('latin1', 0, 4) !== 'PACK' ||
    type !== 1 ||
    size > MAX_COMMIT
  ) {
    throw new ProtocolViolation('a pack that does not begin with a commit');
  }
  const content = inflate(pack.subarray(offset), size);
  return content.byteLength < size ? undefined : content;
}

function inflate(bytes: Buffer, size: number): Buffer {
  try {
    return inflateSync(bytes, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: size + 1,
    });
  } catch {
    throw new ProtocolViolation('a pack that is damaged');
  }
}
