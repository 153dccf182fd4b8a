import { Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { createTree } from './createTree';
import { RenderedTree, TreeFile } from './RenderedTree';

/**
 * Reads a folder as a tree, without its `.git`. Throws `InputError` for anything but files and
 * folders: a symbolic link is named, never followed.
 *
 * @public
 */
export async function readTree(folder: string): Promise<RenderedTree> {
  const files: TreeFile[] = [];
  for (const path of listFiles(folder, '')) {
    const name = join(folder, path);
    const executable = (lstatSync(name).mode & 0o100) !== 0;
    files.push({
      path,
      mode: executable ? '100755' : '100644',
      bytes: readFileSync(name),
    });
  }
  return createTree(files);
}

function* listFiles(folder: string, prefix: string): Generator<string> {
  for (const entry of readdirSync(join(folder, prefix), {
    withFileTypes: true,
  })) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) {
      if (path !== '.git') {
        yield* listFiles(folder, `${path}/`);
      }
    } else {
      refuseOther(entry, join(folder, path));
      yield path;
    }
  }
}

function refuseOther(entry: Dirent, path: string): void {
  if (!entry.isFile()) {
    throw new InputError(
      `"${path}" is neither a file nor a folder; remove it or put the file it stands for there`,
    );
  }
}
