/** Code points that HFS+ leaves out when it compares names. */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

const BEYOND_ASCII = /[^ -~]/;

/**
 * What is left of a path on the most forgetful file system: without letter case, composed, without
 * ignorable code points. Two paths with the same fold cannot both be checked out everywhere.
 */
export function foldPath(path: string): string {
  if (!BEYOND_ASCII.test(path)) {
    return path.toLowerCase();
  }
  return path
    .replace(IGNORED, '')
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC');
}
