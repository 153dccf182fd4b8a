import { InputError } from '@backstage/errors';
import {
  parseTaskSecrets,
  taskSecretsProblem,
} from '@slipway/plugin-slipway-node';
import { quotedName } from './quotedName';
import { placeOf } from './readText';
import { readYamlFile } from './readYamlFile';

/** Secrets under the keys a task has them by: `ci:NAME`, `ci:<environment>:NAME`. */
export type FlatSecrets = Readonly<Record<string, string>>;

/**
 * The secrets in a file of name → value and environment → {name → value}.
 *
 * No value is ever part of an error.
 */
export default async function readSecretsFile(
  path: string,
  environments: readonly string[],
): Promise<FlatSecrets> {
  const input = await readYamlFile(path, { option: '--secrets', secret: true });
  const secrets = Object.fromEntries(flatten(input, path));
  parseTaskSecrets(secrets, { environments });
  const problem = taskSecretsProblem(Object.values(secrets));
  if (problem) {
    throw new InputError(`--secrets: ${placeOf(path)}: ${problem}`);
  }
  return secrets;
}

function flatten(
  value: unknown,
  path: string,
  prefix = 'ci:',
): readonly (readonly [string, string])[] {
  if (value === null && prefix === 'ci:') {
    return [];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(
      `--secrets: ${placeOf(
        path,
      )} must hold names with values, or environments with names and values`,
    );
  }
  return Object.entries(value).flatMap(([key, each]) => {
    if (typeof each === 'string') {
      return [[`${prefix}${key}`, each] as const];
    }
    if (prefix === 'ci:' && typeof each === 'object' && each !== null) {
      return flatten(each, path, `ci:${key}:`);
    }
    throw new InputError(
      `--secrets: ${placeOf(path)}: the value of ${quotedName(
        key,
      )} is not text; put it in quotes`,
    );
  });
}
