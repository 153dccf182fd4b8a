import { hash } from 'node:crypto';

/** `sha256:` and the hexadecimal digest of a file's content. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${hash('sha256', bytes, 'hex')}`;
}
