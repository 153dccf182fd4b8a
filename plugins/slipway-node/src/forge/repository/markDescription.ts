/**
 * A description with the marker as its last line, for forges whose create call takes no other free text.
 * The address is a link on the repository's page.
 *
 * @param most - how many characters the forge takes
 */
export function markDescription(
  description: string,
  marker: string,
  most: number,
): string {
  const characters = [...description.replace(/\p{Cc}+/gu, ' ').trim()];
  const text = characters
    .slice(0, most - marker.length - 2)
    .join('')
    .trim();
  return text === '' ? marker : `${text}\n\n${marker}`;
}

/** The marker of a description: its last line where that is an address, wherever else somebody wrote. */
export function markerOf(description: string | null | undefined): string {
  const last =
    (description ?? '')
      .trim()
      .split(/\s*\n\s*/)
      .pop() ?? '';
  return /^https?:\/\/\S+$/.test(last) ? last : '';
}
