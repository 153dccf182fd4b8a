/**
 * The shadows of the form's secret fields, for Backstage leaves as many asterisks among the parameters
 * as a field `ci:…` has characters: they tell which secrets somebody entered, even to a task that is
 * repeated and no longer has their values.
 */
export function enteredSecrets(
  parameters: unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(Object(parameters)).filter(([key]) => key.startsWith('ci:')),
  );
}
