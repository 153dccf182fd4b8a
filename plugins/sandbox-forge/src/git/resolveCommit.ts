import { runGitText } from './runGit';

const UNSAFE =
  /[\p{Cc} ~^:?*[\\]|\.\.|@\{|^[-/.]|\/$|\/\.|\/\/|\.lock(\/|$)|\.$/u;

/** Whether git would take this as the name of a branch or tag. */
export function isRefName(name: string): boolean {
  return (
    name !== '' && name !== '@' && name.length <= 250 && !UNSAFE.test(name)
  );
}

/** The commit id of a full ref, branch, tag or (abbreviated) commit id, tried in this order. */
export async function resolveCommit(
  directory: string,
  revision: string,
): Promise<string | undefined> {
  if (!isRefName(revision)) return undefined;
  const names = [
    ...(revision.startsWith('refs/') ? [revision] : []),
    `refs/heads/${revision}`,
    `refs/tags/${revision}`,
    ...(/^[0-9a-f]{7,40}$/i.test(revision) ? [revision] : []),
  ];
  const output = await runGitText(
    directory,
    ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
    { input: names.map(name => `${name}^{commit}\n`).join('') },
  );
  const hit = output.split('\n').find(line => line.endsWith(' commit'));
  return hit?.split(' ')[0];
}
