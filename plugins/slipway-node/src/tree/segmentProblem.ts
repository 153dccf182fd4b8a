import { foldPath } from './foldPath';

const CONTROL = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const WINDOWS_CHARACTER = /[<>:"|?*]/;
const WINDOWS_NAME =
  /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/;
/** The short names NTFS gives `.git` and `.gitmodules`, the second with its hashed form. */
const GIT_SHORT_NAME = /^(git|gitmod|gi7eb[0-9a-f])~[0-9]+$/;

/**
 * Why a name between two slashes cannot be in a tree, or `undefined` where it can: it would leave
 * the tree, be git's own on some system, or not survive a checkout on Linux, macOS or Windows.
 */
export function segmentProblem(segment: string): string | undefined {
  if (segment === '') {
    return 'has an empty segment';
  }
  if (segment === '.' || segment === '..') {
    return `has the segment "${segment}"`;
  }
  if (Buffer.byteLength(segment) > 255) {
    return 'has a segment of more than 255 bytes';
  }
  return (
    characterProblem(segment) ?? gitProblem(segment) ?? windowsProblem(segment)
  );
}

function characterProblem(segment: string): string | undefined {
  if (segment.includes('\\')) {
    return 'has a backslash';
  }
  if (CONTROL.test(segment)) {
    return 'has a control character';
  }
  return LONE_SURROGATE.test(segment) ? 'is not valid Unicode' : undefined;
}

function gitProblem(segment: string): string | undefined {
  // A colon begins the name of a stream on NTFS: `.git::$INDEX_ALLOCATION` is `.git`.
  const name = foldPath(segment.split(':', 1)[0] ?? '').replace(/[. ]+$/, '');
  if (name === '.git' || GIT_SHORT_NAME.test(name)) {
    return 'reaches git’s own files';
  }
  // Without submodules in a tree it has no use, and git clone has been attacked through it.
  return name === '.gitmodules' ? 'declares submodules' : undefined;
}

function windowsProblem(segment: string): string | undefined {
  if (WINDOWS_CHARACTER.test(segment)) {
    return 'has one of < > : " | ? *';
  }
  if (/[. ]$/.test(segment)) {
    return 'has a segment that ends in a dot or a space';
  }
  const stem = (segment.split('.', 1)[0] ?? '').trimEnd().toLowerCase();
  return WINDOWS_NAME.test(stem)
    ? `has the segment "${segment}", a device on Windows`
    : undefined;
}
