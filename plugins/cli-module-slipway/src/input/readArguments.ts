import { parseArgs } from 'node:util';
import { InputError, isError } from '@backstage/errors';

/** The options of a command: whether they take a text, and whether they must be given. */
export type OptionSpecs = Readonly<
  Record<
    string,
    { readonly type: 'string' | 'boolean'; readonly required?: true }
  >
>;

/** What {@link readArguments} makes of {@link OptionSpecs}. */
export type OptionValues<TSpecs extends OptionSpecs> = {
  readonly [TKey in keyof TSpecs]: TSpecs[TKey]['type'] extends 'boolean'
    ? boolean
    : TSpecs[TKey] extends { readonly required: true }
    ? string
    : string | undefined;
};

/** Reads a command's options; `InputError` for unknown, repeated, missing and empty ones. */
export function readArguments<TSpecs extends OptionSpecs>(
  args: readonly string[],
  specs: TSpecs,
): OptionValues<TSpecs> {
  const given = parse(args, specs);
  const values: Record<string, string | boolean | undefined> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const [value, second] = given[name] ?? [];
    if (second !== undefined) {
      throw new InputError(`--${name} is given twice; give it once`);
    }
    if (value === '' || (spec.required && value === undefined)) {
      throw new InputError(
        `--${name} is ${value === '' ? 'empty' : 'missing'}; give it a value`,
      );
    }
    values[name] = spec.type === 'boolean' ? value === true : value;
  }
  return values as OptionValues<TSpecs>;
}

function parse(args: readonly string[], specs: OptionSpecs) {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { type }]) => [
      name,
      { type, multiple: true },
    ]),
  );
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    return values as Record<string, (string | boolean)[] | undefined>;
  } catch (error) {
    if (!isError(error) || !String(error.code).startsWith('ERR_PARSE_ARGS_')) {
      throw error;
    }
    const known = Object.keys(specs).map(name => `--${name}`);
    const [sentence] = error.message.split(/\.\s/);
    throw new InputError(`${sentence}; the options are ${known.join(', ')}`);
  }
}
