import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { readCommit } from '../git/readCommits';
import { isEmpty } from '../git/readRefs';
import { readTree } from '../git/readTree';
import { resolveCommit } from '../git/resolveCommit';
import { runGit } from '../git/runGit';
import { writeBlob, writeCommit } from '../git/writeObjects';
import { accepts } from '../server/accepts';
import { conflict, notFound, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf, viewerOf } from '../server/ForgeContext';
import { param } from '../server/param';
import { parseBody } from '../server/parseBody';
import { gitCommitShape } from '../shapes/commitShape';
import { wrapped } from '../shapes/contentShape';
import { treeShape } from '../shapes/treeShape';
import { nodeId } from '../shapes/userShape';
import { createTree } from './createTree';
import { blobBody, commitBody, treeBody } from './objectBody';
import { objectType } from './objectType';
import { signatureFrom } from './signatureFrom';

const GIT = '/repos/:owner/:repo/git';

/** Blobs, trees and commits of the Git Data API. */
export function objectRoutes(forge: ForgeContext): Router {
  const router = PromiseRouter();
  const { urls } = forge;
  const reads = accepts('contents=read');

  router.get(`${GIT}/blobs/:sha`, reads, async (req, res) => {
    const { directory, api } = await place(forge, res);
    const sha = await object(directory, req, 'blob');
    const bytes = await runGit(directory, ['cat-file', 'blob', sha]);
    res.json({
      sha,
      node_id: nodeId('Blob', sha),
      size: bytes.length,
      url: `${api}/blobs/${sha}`,
      content: wrapped(bytes),
      encoding: 'base64',
    });
  });

  router.get(`${GIT}/trees/:sha`, reads, async (req, res) => {
    const { directory } = await place(forge, res);
    const asked = param(req, 'sha');
    const isTree = (await objectType(directory, asked)) === 'tree';
    const sha = isTree ? asked : await resolveCommit(directory, asked);
    if (!sha) throw notFound();
    const tree = isTree ? sha : (await readCommit(directory, sha)).tree;
    const recursive = req.query.recursive !== undefined;
    const entries = await readTree(directory, tree, { recursive });
    res.json(treeShape(tree, entries, repositoryOf(res), urls));
  });

  router.get(`${GIT}/commits/:sha`, reads, async (req, res) => {
    const { directory, repository } = await place(forge, res);
    const sha = await object(directory, req, 'commit');
    const commit = await readCommit(directory, sha);
    res.json(gitCommitShape(commit, { ...forge, repository }));
  });

  addWrites(router, forge);
  return router;
}

/** What changes them. */
function addWrites(router: Router, forge: ForgeContext): void {
  const { urls } = forge;
  const writes = accepts('contents=write');

  router.post(`${GIT}/blobs`, writes, async (req, res) => {
    const { directory, api } = await place(forge, res);
    const { content, encoding } = parseBody(req, blobBody);
    const sha = await writeBlob(directory, Buffer.from(content, encoding));
    res.status(201).json({ sha, url: `${api}/blobs/${sha}` });
  });

  router.post(`${GIT}/trees`, writes, async (req, res) => {
    const { directory } = await place(forge, res);
    const sha = await createTree(directory, parseBody(req, treeBody));
    const entries = await readTree(directory, sha);
    res.status(201).json(treeShape(sha, entries, repositoryOf(res), urls));
  });

  router.post(`${GIT}/commits`, writes, async (req, res) => {
    const { directory, repository } = await place(forge, res);
    const asked = parseBody(req, commitBody);
    const parents = asked.parents ?? [];
    if ((await objectType(directory, asked.tree)) !== 'tree') {
      throw unprocessable('Tree SHA does not exist');
    }
    for (const parent of parents) {
      if ((await objectType(directory, parent)) !== 'commit') {
        throw unprocessable(
          'Parent SHA does not exist or is not a commit object',
        );
      }
    }
    const author = signatureFrom(asked.author, viewerOf(res));
    const sha = await writeCommit(directory, {
      tree: asked.tree,
      parents,
      message: asked.message,
      author,
      committer: { ...author, ...asked.committer },
    });
    const shape = gitCommitShape(await readCommit(directory, sha), {
      ...forge,
      repository,
    });
    res.status(201).location(shape.url).json(shape);
  });
}

/** Where the objects are; 409 where nothing was ever pushed, an odd rule of this API on GitHub. */
async function place({ store, urls }: ForgeContext, res: Response) {
  const repository = repositoryOf(res);
  const directory = store.gitDirectory(repository.id);
  if (await isEmpty(directory)) throw conflict('Git Repository is empty.');
  const api = `${urls.api}/repos/${repository.owner}/${repository.name}/git`;
  return { repository, directory, api };
}

async function object(
  directory: string,
  req: Request,
  type: string,
): Promise<string> {
  const sha = param(req, 'sha');
  if ((await objectType(directory, sha)) !== type) throw notFound();
  return sha;
}
