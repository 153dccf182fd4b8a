/**
 * Why a name cannot be that of a secret or variable, as the end of a sentence; `undefined` where it can.
 *
 * The rules are GitHub's: letters, digits and underscores, no digit first, not `GITHUB_…`.
 *
 * @public
 */
export function secretNameProblem(name: string): string | undefined {
  if (!/^[A-Za-z0-9_]+$/.test(name)) {
    return 'may only hold letters, digits and underscores';
  }
  if (/^[0-9]/.test(name)) {
    return 'must not start with a digit';
  }
  if (/^GITHUB_/i.test(name)) {
    return 'must not start with GITHUB_, which is reserved';
  }
  return undefined;
}
