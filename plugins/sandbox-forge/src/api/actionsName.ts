import { unprocessable } from '../server/ApiError';

/** Most bytes of a secret or a variable. */
export const VALUE_LIMIT = 48 * 1024;

/** The name of a secret or variable in upper case; 422 where GitHub would not take it. */
export function actionsName(name: string, kind: 'Secret' | 'Variable'): string {
  const upper = name.toLocaleUpperCase('en-US');
  if (!/^[A-Z_][A-Z0-9_]*$/.test(upper)) {
    throw unprocessable(
      `${kind} names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).`,
    );
  }
  if (upper.startsWith('GITHUB_')) {
    throw unprocessable(`${kind} names must not start with GITHUB_.`);
  }
  return upper;
}
