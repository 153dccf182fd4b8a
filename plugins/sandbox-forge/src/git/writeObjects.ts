import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit, runGitText } from './runGit';
import { Signature } from './readCommits';

/** A change to a tree: an object put at a path, or, without `sha`, the path removed. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  readonly sha: string | undefined;
}

/** Stores a blob and gives its id. */
export function writeBlob(directory: string, content: Buffer): Promise<string> {
  return runGitText(directory, ['hash-object', '-w', '--stdin'], {
    input: content,
  });
}

/** Stores the tree that the changes make of `base` (an empty tree without one); gives its id. */
export async function writeTree(
  directory: string,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const index = join(directory, `index.${randomUUID()}`);
  const options = { environment: { GIT_INDEX_FILE: index } };
  try {
    await runGit(directory, ['read-tree', base ?? '--empty'], options);
    const files = changes.filter(change => change.mode !== '040000');
    const input = files
      .map(({ mode, sha, path }) =>
        sha ? `${mode} ${sha}\t${path}\0` : `0 ${'0'.repeat(40)}\t${path}\0`,
      )
      .join('');
    await runGit(directory, ['update-index', '-z', '--index-info'], {
      ...options,
      input,
    });
    for (const { path, sha } of changes.filter(c => c.mode === '040000')) {
      if (!sha) continue;
      const prefix = `--prefix=${path}/`;
      await runGit(directory, ['read-tree', '-i', prefix, sha], options);
    }
    return await runGitText(directory, ['write-tree'], options);
  } finally {
    await rm(index, { force: true });
  }
}

/** What a commit is made of. */
export interface CommitSpec {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

/** Stores a commit and gives its id. */
export function writeCommit(
  directory: string,
  spec: CommitSpec,
): Promise<string> {
  const parents = spec.parents.flatMap(parent => ['-p', parent]);
  return runGitText(
    directory,
    ['commit-tree', spec.tree, ...parents, '-F', '-'],
    {
      input: spec.message,
      environment: {
        GIT_AUTHOR_NAME: spec.author.name,
        GIT_AUTHOR_EMAIL: spec.author.email,
        GIT_AUTHOR_DATE: spec.author.date,
        GIT_COMMITTER_NAME: spec.committer.name,
        GIT_COMMITTER_EMAIL: spec.committer.email,
        GIT_COMMITTER_DATE: spec.committer.date,
      },
    },
  );
}

/** What to make of a ref; `expected` is the id it must still have, 40 zeros where it must not exist. */
export interface RefUpdate {
  readonly ref: string;
  readonly sha: string;
  readonly expected?: string;
}

/** Points a ref to an object. */
export async function updateRef(
  directory: string,
  { ref, sha, expected }: RefUpdate,
): Promise<void> {
  await runGit(directory, [
    'update-ref',
    ref,
    sha,
    ...(expected === undefined ? [] : [expected]),
  ]);
}
