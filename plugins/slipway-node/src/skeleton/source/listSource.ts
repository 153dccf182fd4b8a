import { lstatSync, readdirSync, Stats } from 'node:fs';
import { join } from 'node:path';
import { InputError, isError } from '@backstage/errors';

/** A file and what `lstat` says of it. */
export interface ListedFile {
  readonly path: string;
  readonly stats: Stats;
}

const roots = ['skeleton.yaml', 'layouts', 'data', 'skeleton'];

/** What tools leave behind when an author runs a skeleton's files in their place. */
const litter = new Set(['__pycache__', '.DS_Store']);

/** Lists the files that a rendering depends on, without reading them; a symbolic link is refused. */
export function listSource(folder: string): readonly ListedFile[] {
  const files: ListedFile[] = [];
  for (const root of roots) {
    visit(folder, root, files);
  }
  return files;
}

function visit(folder: string, path: string, files: ListedFile[]): void {
  const name = join(folder, path);
  const stats = statOf(name);
  if (!stats) return;
  if (stats.isFile()) {
    files.push({ path, stats });
  } else if (stats.isDirectory()) {
    for (const entry of readdirSync(name)) {
      if (!litter.has(entry)) visit(folder, `${path}/${entry}`, files);
    }
  } else {
    throw new InputError(
      `${path} is neither a file nor a folder; a skeleton holds no links`,
    );
  }
}

function statOf(name: string): Stats | undefined {
  try {
    return lstatSync(name);
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Tells two states of a folder apart without reading a file. */
export function fingerprintOf(files: readonly ListedFile[]): string {
  return files
    .map(
      ({ path, stats: { size, mode, ino, mtimeMs, ctimeMs } }) =>
        `${path}\0${size} ${mode} ${ino} ${mtimeMs} ${ctimeMs}`,
    )
    .join('\n');
}
