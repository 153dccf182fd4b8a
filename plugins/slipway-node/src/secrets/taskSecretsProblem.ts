/**
 * Backstage hides a task's secrets in its log with one regular expression made of all of them and of its own
 * tokens, for which 8,000 characters are left. From 32,767 on V8 refuses it, and the task fails with an
 * error that shows every secret.
 */
const MOST_CHARACTERS = 24_000;

/** Why a task must not be given these secrets at once, if it must not; no value is part of it. @public */
export function taskSecretsProblem(
  values: readonly string[],
): string | undefined {
  // Whatever is no letter or digit may be escaped and then counts twice.
  const size = values
    .map(value => value.length + value.replace(/[A-Za-z0-9]/g, '').length + 1)
    .reduce((sum, length) => sum + length, 0);
  return size > MOST_CHARACTERS
    ? `the secrets together are longer than the ${MOST_CHARACTERS} characters that Backstage can hide in a task's log; leave the longest out and set it on the forge, or have a source of the platform team give it`
    : undefined;
}
