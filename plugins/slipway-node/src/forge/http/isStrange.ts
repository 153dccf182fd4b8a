/** Statuses that whatever is in front of a forge answers in its stead for a while. */
const PASSING = new Set([408, 429]);

/**
 * Whether a refusal is none of the forge's own: a page, a text, or JSON without any of the keys in which the forge
 * says its reason. Then it says nothing about what was asked for, a 404 least of all.
 */
export function isStrange(
  { status, body }: { readonly status: number; readonly body: unknown },
  keys: readonly string[],
): boolean {
  if (status < 400 || status > 499 || PASSING.has(status)) {
    return false;
  }
  if (typeof body !== 'object' || body === null) {
    return body !== undefined && body !== null && body !== '';
  }
  const said = Object.entries(body);
  return (
    said.length > 0 &&
    !said.some(
      ([key, value]) =>
        keys.includes(key) &&
        // Other programs, Backstage too, put an object there.
        (key !== 'error' || typeof value === 'string'),
    )
  );
}
