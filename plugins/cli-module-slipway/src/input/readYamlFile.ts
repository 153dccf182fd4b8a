import { InputError } from '@backstage/errors';
import { LineCounter, parseDocument } from 'yaml';
import { quotedName } from './quotedName';
import { quotedPlaceOf, readText } from './readText';
import { RepeatedKey, repeatedKeys } from './repeatedKeys';

/** Options of {@link readYamlFile}. */
export interface ReadYamlFileOptions {
  /** The option that named the file: `--values`. */
  readonly option: string;
  /** Nothing of the file's text but names may be in an error. */
  readonly secret?: boolean;
}

/** The content of a YAML file, or of standard input for `-`; `InputError` where it cannot be read or is not YAML. */
export async function readYamlFile(
  path: string,
  options: ReadYamlFileOptions,
): Promise<unknown> {
  const text = await readText(path, options.option);
  const file = `${options.option}: ${quotedPlaceOf(path)}`;
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const error = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (error) {
    const [{ line, col } = { line: 1, col: 1 }] = error.linePos ?? [];
    const [reason = ''] = error.message.split(/ at line |\n/);
    throw new InputError(
      `${file} is not YAML at line ${line}, column ${col}${
        options.secret ? '' : `: ${reason}`
      }`,
    );
  }
  if (document.errors.length > 0) {
    const repeated = repeatedKeys(document, lineCounter);
    throw new InputError(`${file} has ${tellRepeated(repeated, options)}`);
  }
  try {
    return document.toJS();
  } catch {
    // Aliases without an anchor, or that many that the text would explode.
    throw new InputError(
      `${file} has YAML aliases that cannot be resolved; write the values out`,
    );
  }
}

function tellRepeated(
  repeated: readonly RepeatedKey[],
  { secret = false }: ReadYamlFileOptions,
): string {
  const told = repeated.map(({ key, lines }) => {
    const name = secret ? quotedName(key) : JSON.stringify(key);
    return `${name} in lines ${lines.slice(0, -1).join(', ')} and ${lines.at(
      -1,
    )}`;
  });
  return `a key more than once: ${told.join(', ')}; keep one of each`;
}
