/**
 * A template's parameters without the shadows of the form's secret fields: Backstage sends the value of
 * a field `ci:…` among the secrets and leaves as many asterisks among the parameters.
 */
export function answersOf(parameters: unknown): unknown {
  if (typeof parameters !== 'object' || parameters === null) {
    return parameters;
  }
  return Array.isArray(parameters)
    ? parameters
    : Object.fromEntries(
        Object.entries(parameters).filter(([key]) => !key.startsWith('ci:')),
      );
}
