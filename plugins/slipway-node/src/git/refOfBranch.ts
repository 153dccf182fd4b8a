import { InputError } from '@backstage/errors';

const FORBIDDEN =
  /[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/\/|(^|\/)\.|\.lock(\/|$)|[./]$|^[-/]|^@$|^HEAD$/u;

/** The full name of a branch; throws `InputError` for what `git check-ref-format --branch` refuses. */
export function refOfBranch(branch: string): string {
  if (branch === '' || branch.length > 200 || FORBIDDEN.test(branch)) {
    throw new InputError(
      `${JSON.stringify(
        branch,
      )} cannot be the name of a branch; choose one like main`,
    );
  }
  return `refs/heads/${branch}`;
}
