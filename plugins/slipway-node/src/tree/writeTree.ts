import { lstat, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError, isError } from '@backstage/errors';
import { RenderedTree } from './RenderedTree';
import { writeFiles } from './writeFiles';

/** Options of {@link writeTree}. @public */
export interface WriteTreeOptions {
  readonly signal?: AbortSignal;
}

/**
 * Writes the tree into a folder that is empty or not there yet; otherwise throws `InputError`.
 *
 * All or nothing: a folder that was not there appears complete, an empty one is emptied again when
 * writing fails. No symbolic link is followed, the folder itself included.
 *
 * @public
 */
export async function writeTree(
  tree: RenderedTree,
  folder: string,
  options: WriteTreeOptions = {},
): Promise<void> {
  const target = resolve(folder);
  if (await isEmptyFolder(target)) {
    // Not replaced by another folder: somebody's shell may stand in it.
    await writeFiles(tree, target, options);
  } else {
    await createWhole(tree, target, options);
  }
}

/** False where there is nothing; throws where there is something else than an empty folder. */
async function isEmptyFolder(target: string): Promise<boolean> {
  const stats = await lstat(target).catch(error => {
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  });
  if (!stats) {
    return false;
  }
  if (!stats.isDirectory()) {
    throw new InputError(
      `"${target}" is not a folder; choose one that is empty or does not exist`,
    );
  }
  if ((await readdir(target)).length > 0) {
    throw new InputError(
      `"${target}" is not empty; choose a folder that is empty or does not exist`,
    );
  }
  return true;
}

async function createWhole(
  tree: RenderedTree,
  target: string,
  options: WriteTreeOptions,
): Promise<void> {
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const temporary = await mkdtemp(join(parent, `.${basename(target)}-`));
  try {
    // One level down, since the temporary folder itself is closed to other users.
    const whole = join(temporary, 'tree');
    await mkdir(whole);
    await writeFiles(tree, whole, options);
    await rename(whole, target);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
