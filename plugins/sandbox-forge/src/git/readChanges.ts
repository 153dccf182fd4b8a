import { runGit } from './runGit';

/** How one file differs between two trees. */
export interface FileChange {
  readonly path: string;
  /** Where it came from, when it was renamed. */
  readonly from?: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** Blob id after the change, or before it where the file was removed. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
}

const STATUS: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** The tree every first commit is compared with. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The files that differ between two commits or trees, ordered by path. */
export async function readChanges(
  directory: string,
  from: string,
  to: string,
): Promise<readonly FileChange[]> {
  const output = await runGit(directory, [
    'diff-tree',
    '-r',
    '-z',
    '-M',
    '--no-textconv',
    '--no-ext-diff',
    '--raw',
    '--abbrev=40',
    '--numstat',
    from,
    to,
  ]);
  const fields = output.toString('utf8').split('\0');
  const raw = new Map<string, Omit<FileChange, 'additions' | 'deletions'>>();
  const counts = new Map<string, readonly [number, number]>();
  for (let at = 0; at < fields.length - 1; at++) {
    const field = fields[at] ?? '';
    if (field.startsWith(':')) {
      const [, , before = '', after = '', letter = ''] = field.split(' ');
      const renamed = /^[RC]/.test(letter);
      const first = fields[++at] ?? '';
      const path = renamed ? fields[++at] ?? '' : first;
      raw.set(path, {
        path,
        from: renamed ? first : undefined,
        status: STATUS[letter.charAt(0)] ?? 'changed',
        sha: letter === 'D' ? before : after,
      });
    } else {
      const [added = '', deleted = '', name = ''] = field.split('\t');
      const path = name === '' ? fields[(at += 2)] ?? '' : name;
      counts.set(path, [Number(added) || 0, Number(deleted) || 0]);
    }
  }
  return [...raw.values()].map(change => {
    const [additions, deletions] = counts.get(change.path) ?? [0, 0];
    return { ...change, additions, deletions };
  });
}

/** The difference as a patch that `git apply` takes. */
export function readPatch(
  directory: string,
  from: string,
  to: string,
): Promise<Buffer> {
  return runGit(directory, [
    'diff-tree',
    '-r',
    '-p',
    '-M',
    '--no-textconv',
    '--no-ext-diff',
    from,
    to,
  ]);
}
