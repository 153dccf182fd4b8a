import { readRefs } from '../git/readRefs';
import { resolveCommit } from '../git/resolveCommit';

/** A revision and a path, as they stand behind each other in an address. */
export interface Revision {
  readonly ref: string;
  readonly path: string;
  readonly commit: string;
}

/**
 * Takes `feature/one/src/main.py` apart, where both a branch's name and a path may hold slashes:
 * the longest branch or tag that fits is the revision, otherwise the first part as a commit id.
 */
export async function splitRevision(
  directory: string,
  address: string,
): Promise<Revision | undefined> {
  const clean = address.replace(/^\/+|\/+$/g, '');
  const refs = await readRefs(directory, 'refs/');
  const named = refs
    .map(({ name }) => name.replace(/^refs\/(heads|tags)\//, ''))
    .filter(name => clean === name || clean.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
  const ref = named ?? clean.split('/')[0] ?? '';
  const commit = await resolveCommit(directory, ref);
  if (!commit) return undefined;
  return { ref, path: clean.slice(ref.length + 1), commit };
}
