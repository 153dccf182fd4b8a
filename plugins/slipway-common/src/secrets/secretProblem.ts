/** Where a service finds its database: of the repository, or of an environment. */
const DATABASE = /^ci:(?:[\w-]+:)?DATABASE_URL$/i;

/** What the settings of every service take for an address of PostgreSQL. */
const ADDRESS = /^(?:postgres|postgresql(?:\+\w+)?):\/\/\S+$/;

/**
 * Why what was entered for a secret, `ci:NAME` or `ci:<environment>:NAME`, cannot be it, as the rest of a sentence
 * that starts with the secret; `undefined` where nobody knows better. No value is ever part of it.
 *
 * @public
 */
export function secretProblem(key: string, value: string): string | undefined {
  return DATABASE.test(key) && value !== '' && !ADDRESS.test(value)
    ? 'must be an address of PostgreSQL without spaces, such as postgresql://user:password@host:5432/name'
    : undefined;
}
