import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { findPull, pullState } from '../api/pullState';
import { EMPTY_TREE, readChanges, readPatch } from '../git/readChanges';
import { readCommit, readCommits } from '../git/readCommits';
import { resolveCommit } from '../git/resolveCommit';
import { notFound } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { param } from '../server/param';
import { Difference, commitPage, commitsPage } from './commitsPage';
import { pullPage, pullsPage } from './pullsPage';
import { showHtml } from './showHtml';

const PAGE = 30;
const PATCH_LIMIT = 256 * 1024;
const PATCH_LINES = 2000;

/** Commits and pull requests of a repository. */
export function historyRoutes(forge: ForgeContext): Router {
  const { store } = forge;
  const router = PromiseRouter();
  const REPOSITORY = '/:owner/:repo';
  const directoryOf = (res: Response) =>
    store.gitDirectory(repositoryOf(res).id);

  router.get([`${REPOSITORY}/commits`, `${REPOSITORY}/commits/*`], (req, res) =>
    listCommits(forge, req, res),
  );

  router.get(`${REPOSITORY}/commit/:sha`, async (req, res) => {
    const directory = directoryOf(res);
    const sha = await resolveCommit(directory, param(req, 'sha'));
    if (!sha) throw notFound();
    const commit = await readCommit(directory, sha);
    const parent = commit.parents[0] ?? EMPTY_TREE;
    const difference = await differenceOf(directory, parent, sha);
    showHtml(res, commitPage(repositoryOf(res), commit, difference));
  });

  router.get(`${REPOSITORY}/pulls`, async (_req, res) => {
    showHtml(res, pullsPage(repositoryOf(res)));
  });

  router.get(`${REPOSITORY}/pull/:number`, async (req, res) => {
    const repository = repositoryOf(res);
    const directory = directoryOf(res);
    const pull = findPull(repository, param(req, 'number'));
    const { ancestor, head } = await pullState(directory, pull);
    const commits = await readCommits(directory, `${ancestor}..${head}`);
    const difference = await differenceOf(directory, ancestor, head);
    showHtml(res, pullPage({ repository, pull, commits, difference }));
  });

  return router;
}

async function listCommits(
  { store }: ForgeContext,
  req: Request,
  res: Response,
) {
  const repository = repositoryOf(res);
  const directory = store.gitDirectory(repository.id);
  // Empty where the path names none.
  const asked = param(req, '0');
  const ref = asked || repository.defaultBranch;
  const number = Math.max(Number(req.query.page) || 1, 1);
  const path = typeof req.query.path === 'string' ? req.query.path : undefined;
  const start = await resolveCommit(directory, ref);
  if (!start && asked) throw notFound();
  const commits = start
    ? await readCommits(directory, start, {
        skip: Math.floor(number - 1) * PAGE,
        limit: PAGE + 1,
        path,
      })
    : [];
  const view = {
    repository,
    ref,
    path,
    commits: commits.slice(0, PAGE),
    number,
    more: commits.length > PAGE,
  };
  showHtml(res, commitsPage(view));
}

async function differenceOf(
  directory: string,
  from: string,
  to: string,
): Promise<Difference> {
  const patch = await readPatch(directory, from, to);
  const text = patch.subarray(0, PATCH_LIMIT).toString('utf8').trimEnd();
  const lines = text.split('\n');
  return {
    changes: await readChanges(directory, from, to),
    patch: lines.slice(0, PATCH_LINES),
    shortened: patch.length > PATCH_LIMIT || lines.length > PATCH_LINES,
  };
}
