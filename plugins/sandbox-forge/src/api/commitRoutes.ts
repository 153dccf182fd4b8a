import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { EMPTY_TREE, readChanges } from '../git/readChanges';
import { readCommit, readCommits } from '../git/readCommits';
import { isEmpty } from '../git/readRefs';
import { resolveCommit } from '../git/resolveCommit';
import { accepts } from '../server/accepts';
import { conflict, notFound, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { linkPages, pageOf } from '../server/paginate';
import { param } from '../server/param';
import { commitShape } from '../shapes/commitShape';
import { fileChangeShape } from '../shapes/fileChangeShape';
import { compare } from './compare';

const REPOSITORY = '/repos/:owner/:repo';

/** Commits and comparisons of commits. */
export function commitRoutes(forge: ForgeContext): Router {
  const router = PromiseRouter();
  const reads = accepts('contents=read');

  router.get(`${REPOSITORY}/commits`, reads, (req, res) =>
    list(forge, req, res),
  );

  router.get(`${REPOSITORY}/commits/:ref`, reads, async (req, res) => {
    const repository = repositoryOf(res);
    const directory = forge.store.gitDirectory(repository.id);
    const sha = await commitNamed(directory, param(req, 'ref'));
    if (/application\/vnd\.github\.(v3\.)?sha/.test(req.headers.accept ?? '')) {
      res.type('application/vnd.github.sha').send(sha);
      return;
    }
    const commit = await readCommit(directory, sha);
    const parent = commit.parents[0] ?? EMPTY_TREE;
    const changes = await readChanges(directory, parent, sha);
    const sum = (key: 'additions' | 'deletions') =>
      changes.reduce((total, change) => total + change[key], 0);
    res.json({
      ...commitShape(commit, { ...forge, repository }),
      stats: {
        additions: sum('additions'),
        deletions: sum('deletions'),
        total: sum('additions') + sum('deletions'),
      },
      files: changes
        .slice(0, 300)
        .map(one => fileChangeShape(one, sha, { ...forge, repository })),
    });
  });

  router.get(`${REPOSITORY}/compare/:basehead`, reads, async (req, res) => {
    const shape = await compare(
      forge,
      repositoryOf(res),
      param(req, 'basehead'),
    );
    res.json(shape);
  });

  return router;
}

async function list(
  forge: ForgeContext,
  req: Request,
  res: Response,
): Promise<void> {
  const repository = repositoryOf(res);
  const directory = forge.store.gitDirectory(repository.id);
  if (await isEmpty(directory)) throw conflict('Git Repository is empty.');
  const { sha = repository.defaultBranch, path } = req.query;
  const start = await resolveCommit(directory, String(sha));
  if (!start) throw notFound();
  const page = pageOf(req);
  const commits = await readCommits(directory, start, {
    skip: (page.number - 1) * page.size,
    limit: page.size + 1,
    path: typeof path === 'string' ? path : undefined,
  });
  // Counting all commits would cost more than reading a page of them: one more tells enough.
  linkPages(req, res, page.number + (commits.length > page.size ? 1 : 0));
  const view = { ...forge, repository };
  res.json(commits.slice(0, page.size).map(one => commitShape(one, view)));
}

/** The commit a revision names; 422 where there is none, as GitHub has it. */
async function commitNamed(directory: string, ref: string): Promise<string> {
  if (await isEmpty(directory)) throw conflict('Git Repository is empty.');
  const sha = await resolveCommit(directory, ref);
  if (!sha) throw unprocessable(`No commit found for SHA: ${ref}`);
  return sha;
}
