/** How long the origin of an address may be that is shown to a person. */
const MOST_CHARACTERS = 200;

/**
 * The origin that a redirect leads to where that is another one than was asked: there the credentials are never
 * sent. Absent where it stays, and where it leads nowhere.
 */
export function leadsAway(
  location: string | null | undefined,
  asked: string | URL,
): string | undefined {
  if (!location || !URL.canParse(location, asked)) {
    return undefined;
  }
  const { origin, protocol, hostname } = new URL(location, asked);
  if (origin === new URL(asked).origin) {
    return undefined;
  }
  return /^https?:$/.test(protocol) && hostname.length <= MOST_CHARACTERS
    ? origin
    : 'another place';
}
