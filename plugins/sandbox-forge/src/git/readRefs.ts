import { runGitText } from './runGit';

/** A branch or tag with what it points to. */
export interface Ref {
  /** Full name: `refs/heads/main`. */
  readonly name: string;
  readonly sha: string;
  readonly type: string;
}

/** The refs whose full name starts with one of the prefixes, ordered by name. */
export async function readRefs(
  directory: string,
  prefix: 'refs/heads/' | 'refs/tags/' | 'refs/',
): Promise<readonly Ref[]> {
  const output = await runGitText(directory, [
    'for-each-ref',
    '--format=%(objectname) %(objecttype) %(refname)',
    prefix,
  ]);
  return output
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [sha = '', type = '', name = ''] = line.split(' ');
      return { sha, type, name };
    });
}

/** Whether nothing was ever pushed. */
export async function isEmpty(directory: string): Promise<boolean> {
  const output = await runGitText(directory, [
    'for-each-ref',
    '--count=1',
    'refs/heads/',
  ]);
  return output === '';
}
