import { GitError, runGit } from './runGit';

/** An entry of a git tree. */
export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  /** In bytes; only blobs have one. */
  readonly size?: number;
  /** Path below the tree that was read. */
  readonly path: string;
}

/** A path git can hold and this forge will look up: relative, without empty, dot or control parts. */
export function isTreePath(path: string): boolean {
  return (
    path.length <= 4096 &&
    !/\p{Cc}/u.test(path) &&
    path.split('/').every(part => part !== '' && part !== '.' && part !== '..')
  );
}

/** The entries of a tree, directly below it or, recursively, of all trees in it. */
export async function readTree(
  directory: string,
  treeish: string,
  options: { readonly recursive?: boolean } = {},
): Promise<readonly TreeEntry[]> {
  const output = await runGit(directory, [
    'ls-tree',
    '-z',
    '-l',
    ...(options.recursive ? ['-r', '-t'] : []),
    treeish,
  ]);
  return parseTree(output);
}

/** The entry of a commit at one path; `undefined` where there is none. */
export async function readTreeEntry(
  directory: string,
  commit: string,
  path: string,
): Promise<TreeEntry | undefined> {
  if (!isTreePath(path)) return undefined;
  try {
    const output = await runGit(directory, [
      '--literal-pathspecs',
      'ls-tree',
      '-z',
      '-l',
      commit,
      '--',
      path,
    ]);
    return parseTree(output)[0];
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

function parseTree(output: Buffer): readonly TreeEntry[] {
  const lines = output.toString('utf8').split('\0').filter(Boolean);
  return lines.map(line => {
    const tab = line.indexOf('\t');
    const [mode = '', type = '', sha = '', size = '-'] = line
      .slice(0, tab)
      .split(/ +/);
    return {
      mode,
      type: type as TreeEntry['type'],
      sha,
      size: size === '-' ? undefined : Number(size),
      path: line.slice(tab + 1),
    };
  });
}
