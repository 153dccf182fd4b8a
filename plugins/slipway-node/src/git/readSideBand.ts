import { LinesOfProgress } from './LinesOfProgress';
import { FLUSH, ProtocolViolation } from './pktLine';

/** The bytes of the first band up to the flush; progress of the second is told, an error of the third thrown. */
export async function* readSideBand(
  lines: AsyncIterator<Buffer | typeof FLUSH>,
  onProgress: (message: string) => void,
): AsyncGenerator<Buffer> {
  const progress = new LinesOfProgress(onProgress);
  try {
    for (;;) {
      const { value: line, done } = await lines.next();
      if (done) {
        throw new ProtocolViolation('an answer that breaks off');
      }
      if (line === FLUSH) {
        return;
      }
      const content = line.subarray(1);
      if (line[0] === 1) {
        yield content;
      } else if (line[0] === 2) {
        progress.take(content);
      } else {
        throw new ProtocolViolation(
          line[0] === 3 ? content.toString() : 'an unknown band',
        );
      }
    }
  } finally {
    progress.end();
  }
}
