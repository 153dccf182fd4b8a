const PREFIX = 'ci:';
/** As long for each, so that it tells nothing of the secret. */
const SHADOW = '********';

/**
 * The request of a new task with a shadow among its values for each secret that it is given, as Backstage's form
 * leaves one: by them a task that is repeated is known to be without secrets it had, however it was started.
 */
export function withShadows(body: unknown): unknown {
  const { secrets, values } = Object(body);
  const shadows = Object.entries(Object(secrets))
    .filter(([key, value]) => key.startsWith(PREFIX) && value !== '')
    .map(([key]) => [key, SHADOW]);
  return shadows.length === 0
    ? body
    : {
        ...Object(body),
        values: { ...Object.fromEntries(shadows), ...Object(values) },
      };
}
