import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { comparePaths } from './comparePaths';
import { PathRegister } from './PathRegister';
import { RenderedTree, TreeFile } from './RenderedTree';

/**
 * Makes the immutable tree of the files, which must not be written to afterwards.
 *
 * Throws one `InputError` naming every file that could leave the tree, reach git's own files, that
 * some operating system cannot hold, or that collides with another.
 *
 * @public
 */
export function createTree(files: Iterable<TreeFile>): RenderedTree {
  const sorted = [...files].sort((a, b) => comparePaths(a.path, b.path));
  refuseProblems(sorted);
  const frozen = Object.freeze(sorted.map(freezeFile));
  const byPath = new Map(frozen.map(file => [file.path, file]));
  return Object.freeze({
    files: frozen,
    digest: digestOf(frozen),
    bytes: frozen.reduce((sum, file) => sum + file.bytes.byteLength, 0),
    get: (path: string) => byPath.get(path),
  });
}

function refuseProblems(files: readonly TreeFile[]): void {
  const register = new PathRegister();
  const problems = files.flatMap(file => {
    const problem = register.add(file.path) ?? contentProblem(file);
    return problem ? [`${JSON.stringify(file.path)} ${problem}`] : [];
  });
  if (problems.length > 0) {
    throw new InputError(
      `these files cannot be in a repository; rename or remove them: ${problems.join(
        '; ',
      )}`,
    );
  }
}

function contentProblem({ mode, bytes }: TreeFile): string | undefined {
  if (mode !== '100644' && mode !== '100755') {
    return 'has a mode other than 100644 and 100755';
  }
  return bytes instanceof Uint8Array ? undefined : 'has no bytes';
}

function freezeFile({ path, mode, bytes }: TreeFile): TreeFile {
  return Object.freeze({ path, mode, bytes });
}

/** The size goes in before the bytes, so that no two trees give the same input. */
function digestOf(files: readonly TreeFile[]): string {
  const hash = createHash('sha256');
  for (const { path, mode, bytes } of files) {
    hash.update(`${mode} ${path}\0${bytes.byteLength}\0`).update(bytes);
  }
  return `sha256:${hash.digest('hex')}`;
}
