import { InputError } from '@backstage/errors';
import { parseDocument } from 'yaml';
import { quotedPlaceOf, readText } from './readText';

/** Options of {@link readYamlFile}. */
export interface ReadYamlFileOptions {
  /** The option that named the file: `--values`. */
  readonly option: string;
  /** Nothing of the file's text may be in an error. */
  readonly secret?: boolean;
}

/** The content of a YAML file, or of standard input for `-`; `InputError` where it cannot be read or is not YAML. */
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
      `${options.option}: ${quotedPlaceOf(
        path,
      )} is not YAML at line ${line}, column ${col}${
        options.secret ? '' : `: ${reason}`
      }`,
    );
  }
  try {
    return document.toJS();
  } catch {
    // Aliases without an anchor, or that many that the text would explode.
    throw new InputError(
      `${options.option}: ${quotedPlaceOf(
        path,
      )} has YAML aliases that cannot be resolved; write the values out`,
    );
  }
}
