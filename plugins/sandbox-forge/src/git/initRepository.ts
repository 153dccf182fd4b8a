import { mkdir } from 'node:fs/promises';
import { runGit } from './runGit';

/** Makes an empty bare repository without hooks or any other file of a template. */
export async function initRepository(
  directory: string,
  defaultBranch: string,
): Promise<void> {
  await mkdir(directory, { mode: 0o700 });
  await runGit(directory, [
    'init',
    '--bare',
    '--quiet',
    '--template=',
    `--initial-branch=${defaultBranch}`,
    directory,
  ]);
}
