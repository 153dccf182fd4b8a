/**
 * The service of a marker: its address without the fragment, which tells the answers that the repository was made for.
 *
 * @public
 */
export function serviceOf(marker: string): string {
  return marker.split('#', 1)[0] ?? '';
}
