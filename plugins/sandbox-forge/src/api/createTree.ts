import { z } from 'zod';
import { isTreePath } from '../git/readTree';
import { GitError } from '../git/runGit';
import { TreeChange, writeBlob, writeTree } from '../git/writeObjects';
import { unprocessable } from '../server/ApiError';
import { treeBody } from './objectBody';
import { objectType } from './objectType';

type Body = z.infer<typeof treeBody>;
type Entry = Body['tree'][number];

/** Stores the tree a request asks for; gives its id. */
export async function createTree(
  directory: string,
  { base_tree: base, tree }: Body,
): Promise<string> {
  if (base !== undefined) {
    const type = await objectType(directory, base);
    if (type !== 'tree' && type !== 'commit') {
      throw unprocessable('base_tree is not a valid tree');
    }
  }
  const changes: TreeChange[] = [];
  for (const entry of tree) changes.push(await changeFrom(directory, entry));
  try {
    return await writeTree(directory, base, changes);
  } catch (error) {
    // A file where another entry needs a folder, and the like.
    if (error instanceof GitError)
      throw unprocessable('GitRPC::BadObjectState');
    throw error;
  }
}

async function changeFrom(
  directory: string,
  { path, mode, sha, content }: Entry,
): Promise<TreeChange> {
  if (!isTreePath(path) || /(^|\/)\.git(\/|$)/i.test(path)) {
    throw unprocessable('tree.path contains a malformed path component');
  }
  if (content !== undefined) {
    const written = await writeBlob(directory, Buffer.from(content));
    return { path, mode, sha: written };
  }
  if (sha === null) return { path, mode: '100644', sha: undefined };
  if (sha === undefined) {
    throw unprocessable('Must supply either tree.sha or tree.content');
  }
  const known = mode === '160000' || (await objectType(directory, sha));
  if (!known || !/^[0-9a-f]{40}$/.test(sha)) {
    throw unprocessable(`tree.sha ${sha} is not a valid ${mode} object`);
  }
  return { path, mode, sha };
}
