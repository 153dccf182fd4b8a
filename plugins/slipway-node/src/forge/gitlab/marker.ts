/** GitLab: app/models/project.rb, `MAX_DESCRIPTION_LENGTH` of the API's documentation. */
const MOST_CHARACTERS = 2000;

/**
 * A description with the marker as its last line: the only free text that GitLab's create call takes
 * besides the name. The address is a link on the project's page.
 */
export function markDescription(description: string, marker: string): string {
  const room = MOST_CHARACTERS - marker.length - 2;
  const text = description
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, room)
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
