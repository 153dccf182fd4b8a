import { FLUSH, ProtocolViolation, readPktLines } from './pktLine';
import { readSideBand } from './readSideBand';

/** What the server says about a push of one ref; `reason` where it did not take it. */
export interface PushReport {
  readonly reason?: string;
}

/** Reads git's `report-status` out of the side band; every line must be there and nothing else. */
export async function readReport(
  chunks: AsyncIterable<Uint8Array>,
  ref: string,
  onProgress: (message: string) => void,
): Promise<PushReport> {
  const lines: string[] = [];
  let ended = false;
  const report = readSideBand(readPktLines(chunks), onProgress);
  for await (const line of readPktLines(report)) {
    if (ended) {
      throw new ProtocolViolation('more than one report');
    }
    ended = line === FLUSH;
    if (!ended) {
      lines.push(line.toString().replace(/\n$/, ''));
    }
  }
  const [unpack = '', result = ''] = lines;
  if (lines.length !== 2 || !ended || !unpack.startsWith('unpack ')) {
    throw new ProtocolViolation('an incomplete report');
  }
  return toReport(unpack.slice('unpack '.length), result, ref);
}

function toReport(unpack: string, result: string, ref: string): PushReport {
  if (result === `ok ${ref}` && unpack === 'ok') {
    return {};
  }
  const refused = `ng ${ref} `;
  if (!result.startsWith(refused)) {
    throw new ProtocolViolation('a report on something else');
  }
  return { reason: unpack === 'ok' ? result.slice(refused.length) : unpack };
}
