import { readFile, stat } from 'node:fs/promises';
import { isError } from '@backstage/errors';
import { SecretSource } from './SecretSource';

/** More than any forge takes as a secret. */
const MOST_BYTES = 1024 * 1024;

/** Something else than a file, which may never end, or one that is too large. */
class UnfitFileError extends Error {
  readonly code = 'NO_FILE_OF_AT_MOST_A_MEGABYTE';
}

/** Files of the portal's machine, such as mounted secrets; the line break that ends one is not part of its value. */
export function fileSource(): SecretSource {
  return { read: readValue };
}

async function readValue(path: string): Promise<string | undefined> {
  try {
    const stats = await stat(path);
    if (!stats.isFile() || stats.size > MOST_BYTES) {
      throw new UnfitFileError();
    }
    const bytes = await readFile(path);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.replace(/\r?\n$/, '');
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
