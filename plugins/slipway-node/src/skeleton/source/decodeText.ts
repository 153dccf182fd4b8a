import { isUtf8 } from 'node:buffer';

/** The text of a file, or `undefined` where it is not UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : undefined;
}
