import { randomBytes } from 'node:crypto';

const LEAST_BYTES = 16;

/**
 * A random secret of `bytes` bytes (at least 16) as URL-safe base64 without padding, so that it
 * needs no quoting in a shell, a URL or YAML.
 *
 * @public
 */
export function generateSecret(bytes = 32): string {
  if (!Number.isInteger(bytes) || bytes < LEAST_BYTES) {
    throw new RangeError(
      `a generated secret needs at least ${LEAST_BYTES} bytes, not ${bytes}`,
    );
  }
  return randomBytes(bytes).toString('base64url');
}
