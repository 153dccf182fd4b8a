import { readFile, stat } from 'node:fs/promises';
import { InputError, isError } from '@backstage/errors';
import { parseDocument } from 'yaml';

/** Larger files are no answers. */
const maxBytes = 4 * 1024 * 1024;

/** Options of {@link readYamlFile}. */
export interface ReadYamlFileOptions {
  /** The option that named the file: `--values`. */
  readonly option: string;
  /** Nothing of the file's text may be in an error. */
  readonly secret?: boolean;
}

/** The content of a YAML file; `InputError` where it cannot be read or is not YAML. */
export async function readYamlFile(
  path: string,
  options: ReadYamlFileOptions,
): Promise<unknown> {
  const document = parseDocument(await readText(path, options.option));
  const [error] = document.errors;
  if (error) {
    const [{ line, col } = { line: 1, col: 1 }] = error.linePos ?? [];
    const [reason = ''] = error.message.split(/ at line |\n/);
    throw new InputError(
      `${options.option}: "${path}" is not YAML at line ${line}, column ${col}${
        options.secret ? '' : `: ${reason}`
      }`,
    );
  }
  try {
    return document.toJS();
  } catch {
    // Aliases without an anchor, or that many that the text would explode.
    throw new InputError(
      `${options.option}: "${path}" has YAML aliases that cannot be resolved; write the values out`,
    );
  }
}

async function readText(path: string, option: string): Promise<string> {
  try {
    if ((await stat(path)).size > maxBytes) {
      throw new InputError(`${option}: "${path}" is larger than 4 MB`);
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isError(error) && typeof error.code === 'string') {
      throw new InputError(`${option}: "${path}" ${reasonOf(error.code)}`);
    }
    throw error;
  }
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
