import { GitError, runGitText } from './runGit';

/** The tree that merging two commits gives; `undefined` where they conflict. */
export async function mergeTrees(
  directory: string,
  base: string,
  head: string,
): Promise<string | undefined> {
  try {
    const output = await runGitText(directory, [
      'merge-tree',
      '--write-tree',
      '--no-messages',
      base,
      head,
    ]);
    return output.split('\n')[0];
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) return undefined;
    throw error;
  }
}

/** The best common ancestor; `undefined` where the histories have none. */
export async function mergeBase(
  directory: string,
  one: string,
  other: string,
): Promise<string | undefined> {
  try {
    return await runGitText(directory, ['merge-base', one, other]);
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) return undefined;
    throw error;
  }
}
