import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparePaths } from '../../tree/comparePaths';
import { ListedFile } from './listSource';
import { SkeletonSource, SourceFile } from './SkeletonSource';

/** Reads the listed files of a template folder. */
export function readSource(
  folder: string,
  listed: readonly ListedFile[],
): SkeletonSource {
  const files = listed
    .map(
      ({ path, stats }): SourceFile => ({
        path,
        mode: stats.mode & 0o100 ? '100755' : '100644',
        bytes: readFileSync(join(folder, path)),
      }),
    )
    .sort((a, b) => comparePaths(a.path, b.path));
  return { files, digest: digestOf(files) };
}

function digestOf(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { path, mode, bytes } of files) {
    hash.update(`${mode} ${path}\0${bytes.byteLength}\0`).update(bytes);
  }
  return `sha256:${hash.digest('hex')}`;
}
