import { Dirent, lstatSync, readdirSync, Stats } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';

/** A file and what `lstat` says of it. */
export interface ListedFile {
  readonly path: string;
  readonly stats: Stats;
}

const folders = ['layouts', 'data', 'skeleton'];

/** What tools leave behind when an author runs a skeleton's files in their place. */
const litter = new Set(['__pycache__', '.DS_Store']);

/** Lists the files that a rendering depends on, without reading them; a symbolic link is refused. */
export function listSource(root: string): readonly ListedFile[] {
  const files: ListedFile[] = [];
  const manifest = statOf(root, 'skeleton.yaml');
  if (manifest) files.push({ path: 'skeleton.yaml', stats: manifest });
  for (const folder of folders) {
    const stats = lstatSync(join(root, folder), { throwIfNoEntry: false });
    if (stats && !stats.isDirectory()) refuse(folder);
    if (stats) listFolder(root, folder, files);
  }
  return files;
}

function listFolder(root: string, folder: string, files: ListedFile[]): void {
  for (const entry of readdirSync(`${root}/${folder}`, {
    withFileTypes: true,
  })) {
    if (!litter.has(entry.name)) {
      listEntry(root, `${folder}/${entry.name}`, { entry, files });
    }
  }
}

function listEntry(
  root: string,
  path: string,
  { entry, files }: { readonly entry: Dirent; readonly files: ListedFile[] },
): void {
  if (entry.isDirectory()) {
    listFolder(root, path, files);
  } else {
    const stats = statOf(root, path);
    if (stats) files.push({ path, stats });
  }
}

function statOf(root: string, path: string): Stats | undefined {
  const stats = lstatSync(`${root}/${path}`, { throwIfNoEntry: false });
  return !stats || stats.isFile() ? stats : refuse(path);
}

function refuse(path: string): never {
  throw new InputError(
    `${path} is neither a file nor a folder of its own; replace the link by what it stands for`,
  );
}

/** True where nothing tells the two listings of a folder apart. */
export function isSameListing(
  left: readonly ListedFile[],
  right: readonly ListedFile[],
): boolean {
  return (
    left.length === right.length &&
    left.every((file, index) => isSameFile(file, right[index]!))
  );
}

function isSameFile(left: ListedFile, right: ListedFile): boolean {
  const [a, b] = [left.stats, right.stats];
  return (
    left.path === right.path &&
    a.ctimeMs === b.ctimeMs &&
    a.mtimeMs === b.mtimeMs &&
    a.size === b.size &&
    a.ino === b.ino &&
    a.mode === b.mode
  );
}
