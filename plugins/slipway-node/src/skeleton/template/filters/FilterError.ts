/** What a filter or a test has against a value; the runtime adds the place. */
export class FilterError extends Error {
  name = 'FilterError' as const;
}
