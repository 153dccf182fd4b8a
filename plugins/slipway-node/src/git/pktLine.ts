import { ByteReader } from './ByteReader';

/** What separates the parts of a conversation. */
export const FLUSH = '0000';

/** A line of git's protocol: its length, that of the length included, as four hexadecimal digits before it. */
export function pktLine(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = (bytes.byteLength + 4).toString(16).padStart(4, '0');
  return Buffer.concat([Buffer.from(length), bytes]);
}

/** What a server sent that is not git's protocol. */
export class ProtocolViolation extends Error {}

/** The lines of the chunks, {@link FLUSH} for a flush; throws {@link ProtocolViolation} for anything else. */
export async function* readPktLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer | typeof FLUSH> {
  const reader = new ByteReader(chunks);
  for (;;) {
    const prefix = (await reader.read(4)).toString('latin1');
    if (prefix === '') {
      return;
    }
    if (prefix === FLUSH) {
      yield FLUSH;
      continue;
    }
    const length = /^[0-9a-f]{4}$/i.test(prefix)
      ? parseInt(prefix, 16) - 4
      : -1;
    if (length < 0) {
      throw new ProtocolViolation('no length before a line');
    }
    const line = await reader.read(length);
    if (line.byteLength < length) {
      throw new ProtocolViolation('a line that breaks off');
    }
    if (line.subarray(0, 4).toString('latin1') === 'ERR ') {
      throw new ProtocolViolation(line.subarray(4).toString());
    }
    yield line;
  }
}
