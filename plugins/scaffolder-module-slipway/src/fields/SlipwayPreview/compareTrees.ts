import { ShownFile, ShownTrees } from '../../preview/PreviewApi';

/** What became of a file. */
export type FileChange = 'added' | 'changed' | 'removed';

/** A file that differs from before. */
export interface ChangedFile {
  readonly path: string;
  readonly change: FileChange;
  readonly before?: ShownFile;
  readonly after?: ShownFile;
}

/** Every file that is not as it was with the answers before, sorted by path. */
export function compareTrees({
  current,
  previous,
}: ShownTrees): readonly ChangedFile[] {
  if (!previous) {
    return [];
  }
  const before = new Map(previous.files.map(file => [file.path, file]));
  const after = new Map(current.files.map(file => [file.path, file]));
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): ChangedFile[] => {
    const [old, now] = [before.get(path), after.get(path)];
    if (!old || !now) {
      const change = now ? 'added' : 'removed';
      return [{ path, change, before: old, after: now }];
    }
    const isSame = old.digest === now.digest && old.mode === now.mode;
    return isSame ? [] : [{ path, change: 'changed', before: old, after: now }];
  });
}
