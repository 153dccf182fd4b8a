/** A name is no secret, but a misplaced value might be a key: only what looks like a name is shown. */
export function quotedName(key: string): string {
  return /^[A-Za-z0-9_-]{1,60}$/.test(key) ? key : 'an entry';
}
