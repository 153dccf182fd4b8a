import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Says on standard error what is being done; standard output belongs to the command that runs. */
export function log(message) {
  process.stderr.write(`slipway: ${message}\n`);
}
