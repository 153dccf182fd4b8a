import { runGitText } from '../git/runGit';

/** The type of the object with this full id: `blob`, `tree`, `commit`, `tag`; `undefined` for none. */
export async function objectType(
  directory: string,
  sha: string,
): Promise<string | undefined> {
  if (!/^[0-9a-f]{40}$/.test(sha)) return undefined;
  const output = await runGitText(
    directory,
    ['cat-file', '--batch-check=%(objecttype)'],
    { input: `${sha}\n` },
  );
  return output.endsWith('missing') ? undefined : output;
}
