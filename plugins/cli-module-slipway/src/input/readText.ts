import { createReadStream } from 'node:fs';
import { InputError, isError } from '@backstage/errors';

/** Larger files are no answers. */
const maxBytes = 4 * 1024 * 1024;
/** Stands for standard input in place of a path. */
const STANDARD_INPUT = '-';

/** How a path is named before what is wrong there. */
export function placeOf(path: string): string {
  return path === STANDARD_INPUT ? 'standard input' : path;
}

/** How a path is named in a sentence. */
export function quotedPlaceOf(path: string): string {
  return path === STANDARD_INPUT ? placeOf(path) : `"${path}"`;
}

/** The text of a file, or of standard input for `-`; `InputError` where it cannot be read or is too long. */
export async function readText(path: string, option: string): Promise<string> {
  const source =
    path === STANDARD_INPUT ? process.stdin : createReadStream(path);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        throw new InputError(
          `${option}: ${quotedPlaceOf(path)} is larger than 4 MB`,
        );
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (isError(error) && typeof error.code === 'string') {
      throw new InputError(
        `${option}: ${quotedPlaceOf(path)} ${reasonOf(error.code)}`,
      );
    }
    throw error;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonOf(code: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist; give the path of a YAML file';
    case 'EISDIR':
      return 'is a folder; give the path of a YAML file';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by you; change its permissions';
    default:
      return `cannot be read (${code})`;
  }
}
