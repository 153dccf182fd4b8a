import fs from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import git from 'isomorphic-git';
import { Attempt, converse } from './GitConversation';
import { RemoteHead, RemoteHeadOptions } from './readRemoteHead';
import { refOfBranch } from './refOfBranch';
import { fetchRefs, requestCommits } from './requestCommits';

/** Where a branch begins. @public */
export interface RemoteStart extends RemoteHead {
  /** How many commits lie between the first and the tip, the tip included. */
  readonly followers: number;
}

/** Without their files, more than a hundred thousand commits. */
const MAX_PACK = 64 * 1024 * 1024;

/**
 * The commit a branch begins with, along the first parent of each, or `undefined` where there is no
 * such branch; fetches every commit and, from servers that can leave them out, none of their files.
 *
 * @public
 */
export function readRemoteStart(
  options: RemoteHeadOptions,
): Promise<RemoteStart | undefined> {
  return converse(options, attempt => fetchStart(attempt, options.branch));
}

async function fetchStart(
  attempt: Attempt,
  branch: string,
): Promise<RemoteStart | undefined> {
  const { refs, capabilities } = await fetchRefs(attempt);
  const commit = refs.get(refOfBranch(branch));
  if (!commit) {
    return undefined;
  }
  const pack = await requestCommits(
    attempt,
    { commit, capabilities, limit: MAX_PACK },
    collect,
  );
  const gitdir = await mkdtemp(join(tmpdir(), 'slipway-history-'));
  try {
    return await startIn(gitdir, pack, commit);
  } finally {
    await rm(gitdir, { recursive: true, force: true });
  }
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const list: Buffer[] = [];
  for await (const chunk of chunks) {
    list.push(chunk);
  }
  return Buffer.concat(list);
}

/** Git packs commits as differences to others: isomorphic-git takes them apart, from a folder. */
async function startIn(
  gitdir: string,
  pack: Buffer,
  tip: string,
): Promise<RemoteStart> {
  const filepath = 'objects/pack/pack-history.pack';
  await mkdir(dirname(join(gitdir, filepath)), { recursive: true });
  await writeFile(join(gitdir, filepath), pack);
  const cache = {};
  await git.indexPack({ fs, dir: gitdir, gitdir, filepath, cache });
  for (let commit = tip, followers = 0; ; followers++) {
    const { commit: read } = await git.readCommit({
      fs,
      gitdir,
      oid: commit,
      cache,
    });
    const [parent] = read.parent;
    if (parent === undefined) {
      return { commit, tree: read.tree, followers };
    }
    commit = parent;
  }
}
