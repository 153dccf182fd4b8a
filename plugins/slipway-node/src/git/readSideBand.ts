import { FLUSH, ProtocolViolation } from './pktLine';

/** The bytes of the first band up to the flush; progress of the second is told, an error of the third thrown. */
export async function* readSideBand(
  lines: AsyncIterator<Buffer | typeof FLUSH>,
  onProgress: (message: string) => void,
): AsyncGenerator<Buffer> {
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
      tell(content.toString(), onProgress);
    } else {
      throw new ProtocolViolation(
        line[0] === 3 ? content.toString() : 'an unknown band',
      );
    }
  }
}

/** Git overwrites a line of progress after a carriage return: only its last state is worth a line here. */
function tell(text: string, onProgress: (message: string) => void): void {
  for (const line of text.split('\n')) {
    const last = line.split('\r').filter(Boolean).pop()?.trim();
    if (last) {
      onProgress(last);
    }
  }
}
