import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { readCommit } from '../git/readCommits';
import { isEmpty } from '../git/readRefs';
import { TreeEntry, isTreePath, readTreeEntry } from '../git/readTree';
import { resolveCommit } from '../git/resolveCommit';
import {
  updateRef,
  writeBlob,
  writeCommit,
  writeTree,
} from '../git/writeObjects';
import { accepts } from '../server/accepts';
import { ApiError, conflict, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf, viewerOf } from '../server/ForgeContext';
import { param } from '../server/param';
import { parseBody } from '../server/parseBody';
import { gitCommitShape } from '../shapes/commitShape';
import { contentShape } from '../shapes/contentShape';
import { contentBody, deletionBody } from './objectBody';
import { refuseProtected } from './refuseProtected';
import { signatureFrom } from './signatureFrom';

const PATH = '/repos/:owner/:repo/contents/*';

/** One file written or removed as one commit. */
export function contentWriteRoutes(forge: ForgeContext): Router {
  const router = PromiseRouter();
  const writes = accepts('contents=write');

  router.put(PATH, writes, async (req, res) => {
    const { content, ...asked } = parseBody(req, contentBody);
    const bytes = Buffer.from(content, 'base64');
    const { created, ...shape } = await commitFile(forge, req, res, {
      ...asked,
      bytes,
    });
    res.status(created ? 201 : 200).json(shape);
  });

  router.delete(PATH, writes, async (req, res) => {
    const asked = parseBody(req, deletionBody);
    const { created: _, ...shape } = await commitFile(forge, req, res, asked);
    res.json(shape);
  });

  return router;
}

interface FileCommit {
  readonly message: string;
  /** Id of the file as the client knows it. */
  readonly sha?: string;
  readonly branch?: string;
  readonly author?: { readonly name: string; readonly email: string };
  readonly committer?: { readonly name: string; readonly email: string };
  /** The new content; without it the file is removed. */
  readonly bytes?: Buffer;
}

async function commitFile(
  forge: ForgeContext,
  req: Request,
  res: Response,
  change: FileCommit,
) {
  const { store, urls } = forge;
  const repository = repositoryOf(res);
  const directory = store.gitDirectory(repository.id);
  const path = param(req, '0');
  if (!isTreePath(path) || /(^|\/)\.git(\/|$)/i.test(path)) {
    throw unprocessable('path contains a malformed path component');
  }
  const branch = change.branch ?? repository.defaultBranch;
  const ref = `refs/heads/${branch}`;
  return store.withBranches(repository.id, async () => {
    refuseProtected(repository, ref);
    const parent = await resolveCommit(directory, ref);
    if (!parent && !(await isEmpty(directory))) {
      throw new ApiError(404, `Branch ${branch} not found`);
    }
    const before = parent
      ? await readTreeEntry(directory, parent, path)
      : undefined;
    refuseStale(path, before, change);
    const blob = change.bytes && (await writeBlob(directory, change.bytes));
    const mode = before?.mode ?? '100644';
    const tree = await writeTree(directory, parent, [
      { path, mode, sha: blob },
    ]);
    const author = signatureFrom(
      change.author ?? change.committer,
      viewerOf(res),
    );
    const commit = await writeCommit(directory, {
      tree,
      parents: parent ? [parent] : [],
      message: change.message,
      author,
      committer: { ...author, ...change.committer },
    });
    await updateRef(directory, {
      ref,
      sha: commit,
      expected: parent ?? '0'.repeat(40),
    });
    const view = { ...forge, repository };
    const place = { repository, urls, directory, ref: branch, commit };
    const size = change.bytes?.length;
    return {
      created: before === undefined,
      content: blob
        ? contentShape({ path, mode, type: 'blob', sha: blob, size }, place)
        : null,
      commit: gitCommitShape(await readCommit(directory, commit), view),
    };
  });
}

function refuseStale(
  path: string,
  before: TreeEntry | undefined,
  { sha, bytes }: FileCommit,
): void {
  if (!before) {
    if (!bytes) throw new ApiError(404, 'Not Found');
    return;
  }
  if (before.type !== 'blob') throw unprocessable(`${path} is not a file`);
  if (sha === undefined) {
    throw unprocessable('Invalid request.\n\n"sha" wasn\'t supplied.');
  }
  if (sha !== before.sha) throw conflict(`${path} does not match ${sha}`);
}
