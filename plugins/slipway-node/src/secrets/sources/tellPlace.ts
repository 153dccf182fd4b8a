/** The name of a secret with the environment it is for, as messages have it. */
export function tellPlace(secret: {
  readonly name: string;
  readonly environment?: string;
}): string {
  const { name, environment } = secret;
  return environment === undefined
    ? name
    : `${name} of environment ${environment}`;
}
