import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { readChanges, readPatch } from '../git/readChanges';
import { readCommits } from '../git/readCommits';
import { resolveCommit } from '../git/resolveCommit';
import { accepts } from '../server/accepts';
import { ApiError, FieldProblem, invalidField } from '../server/ApiError';
import { ForgeContext, repositoryOf, viewerOf } from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import { param } from '../server/param';
import { parseBody } from '../server/parseBody';
import { commitShape } from '../shapes/commitShape';
import { fileChangeShape } from '../shapes/fileChangeShape';
import { fullPullShape, pullShape } from '../shapes/pullShape';
import { PullDocument, RepositoryDocument } from '../store/documents';
import { newId } from '../store/newId';
import { mergePull } from './mergePull';
import { pullCreateBody, pullUpdateBody } from './pullBody';
import { PullState, findPull, isMergeable, pullState } from './pullState';

const LIST = '/repos/:owner/:repo/pulls';
const ONE = `${LIST}/:number`;

/** Pull requests between branches of one repository. */
export function pullRoutes(forge: ForgeContext): Router {
  const { store } = forge;
  const router = PromiseRouter();
  const reads = accepts('pull_requests=read');
  const writes = accepts('pull_requests=write');

  router.get(LIST, reads, async (req, res) => {
    const repository = repositoryOf(res);
    const directory = store.gitDirectory(repository.id);
    const view = { ...forge, repository, viewer: viewerOf(res) };
    const page = paginate(req, res, select(req, repository));
    const states = page.map(pull => pullState(directory, pull));
    res.json((await Promise.all(states)).map(one => pullShape(one, view)));
  });

  router.post(LIST, writes, async (req, res) => {
    const asked = parseBody(req, pullCreateBody);
    const author = viewerOf(res)?.login ?? '';
    const number = await open(forge, repositoryOf(res).id, asked, author);
    await answerFull(forge, res, String(number), 201);
  });

  router.get(ONE, reads, async (req, res) => {
    const accept = req.headers.accept ?? '';
    if (/application\/vnd\.github\.(v3\.)?(diff|patch)/.test(accept)) {
      const { directory, state } = await stateOf(forge, req, res);
      const patch = await readPatch(directory, state.ancestor, state.head);
      res.type('text/plain').send(patch);
      return;
    }
    await answerFull(forge, res, param(req, 'number'), 200);
  });

  router.patch(ONE, writes, async (req, res) => {
    const asked = parseBody(req, pullUpdateBody);
    const { state } = await stateOf(forge, req, res);
    await store.updateRepository(repositoryOf(res).id, document =>
      withPull(document, changed(state, asked)),
    );
    await answerFull(forge, res, param(req, 'number'), 200);
  });

  addContents(router, forge);
  router.put(`${ONE}/merge`, accepts('contents=write'), async (req, res) => {
    res.json(await mergePull(forge, req, res));
  });

  return router;
}

/** What would be merged. */
function addContents(router: Router, forge: ForgeContext): void {
  const reads = accepts('pull_requests=read');

  router.get(`${ONE}/commits`, reads, async (req, res) => {
    const { directory, state } = await stateOf(forge, req, res);
    const view = { ...forge, repository: repositoryOf(res) };
    const commits = await readCommits(
      directory,
      `${state.ancestor}..${state.head}`,
    );
    const page = paginate(req, res, [...commits].reverse());
    res.json(page.map(commit => commitShape(commit, view)));
  });

  router.get(`${ONE}/files`, reads, async (req, res) => {
    const { directory, state } = await stateOf(forge, req, res);
    const view = { ...forge, repository: repositoryOf(res) };
    const changes = await readChanges(directory, state.ancestor, state.head);
    const page = paginate(req, res, changes);
    res.json(page.map(change => fileChangeShape(change, state.head, view)));
  });
}

/** The repository's document with one pull request replaced. */
export function withPull(
  document: RepositoryDocument,
  pull: PullDocument,
): RepositoryDocument {
  const pulls = document.pulls.map(one =>
    one.number === pull.number ? pull : one,
  );
  return { ...document, pulls };
}

function select(
  req: Request,
  { pulls, owner }: RepositoryDocument,
): readonly PullDocument[] {
  const { state = 'open', head, base, direction } = req.query;
  const found = pulls
    .filter(pull => state === 'all' || pull.state === state)
    .filter(pull => base === undefined || pull.base === base)
    .filter(pull => head === undefined || `${owner}:${pull.head}` === head);
  return direction === 'asc' ? found : [...found].reverse();
}

async function open(
  { store }: ForgeContext,
  id: number,
  asked: z.infer<typeof pullCreateBody>,
  author: string,
): Promise<number> {
  const directory = store.gitDirectory(id);
  const after = await store.updateRepository(id, async document => {
    const head = asked.head.replace(`${document.owner}:`, '');
    const headSha = await resolveCommit(directory, `refs/heads/${head}`);
    const baseSha = await resolveCommit(directory, `refs/heads/${asked.base}`);
    if (!headSha) throw wrong({ field: 'head', code: 'invalid' });
    if (!baseSha) throw wrong({ field: 'base', code: 'invalid' });
    await refuseUseless(directory, document, { ...asked, head });
    const now = new Date().toISOString();
    const pull: PullDocument = {
      id: newId(),
      number: 1 + Math.max(0, ...document.pulls.map(one => one.number)),
      title: asked.title,
      body: asked.body ?? undefined,
      author,
      draft: asked.draft ?? false,
      head,
      base: asked.base,
      headSha,
      baseSha,
      state: 'open',
      createdAt: now,
      updatedAt: now,
    };
    return { ...document, pulls: [...document.pulls, pull] };
  });
  return Math.max(...after.pulls.map(pull => pull.number));
}

async function refuseUseless(
  directory: string,
  { owner, pulls }: RepositoryDocument,
  { head, base }: { readonly head: string; readonly base: string },
): Promise<void> {
  const twin = pulls.some(
    one => one.state === 'open' && one.head === head && one.base === base,
  );
  if (twin) {
    throw wrong({
      field: '',
      code: 'custom',
      message: `A pull request already exists for ${owner}:${head}.`,
    });
  }
  const range = `refs/heads/${base}..refs/heads/${head}`;
  if ((await readCommits(directory, range, { limit: 1 })).length === 0) {
    throw wrong({
      field: '',
      code: 'custom',
      message: `No commits between ${base} and ${head}`,
    });
  }
}

function wrong(problem: Omit<FieldProblem, 'resource'>): ApiError {
  return invalidField({ resource: 'PullRequest', ...problem });
}

function changed(
  { pull, head, base }: PullState,
  asked: z.infer<typeof pullUpdateBody>,
): PullDocument {
  if (asked.state && pull.mergedAt) {
    throw wrong({ field: 'state', code: 'invalid' });
  }
  const now = new Date().toISOString();
  const state = asked.state ?? pull.state;
  return {
    ...pull,
    title: asked.title ?? pull.title,
    body: asked.body === undefined ? pull.body : asked.body ?? undefined,
    base: asked.base ?? pull.base,
    headSha: head,
    baseSha: base,
    state,
    closedAt: state === 'closed' ? pull.closedAt ?? now : undefined,
    updatedAt: now,
  };
}

async function stateOf({ store }: ForgeContext, req: Request, res: Response) {
  const repository = repositoryOf(res);
  const directory = store.gitDirectory(repository.id);
  const pull = findPull(repository, param(req, 'number'));
  return { directory, state: await pullState(directory, pull) };
}

async function answerFull(
  forge: ForgeContext,
  res: Response,
  number: string,
  status: number,
): Promise<void> {
  const { owner, name } = repositoryOf(res);
  const repository = forge.store.findRepository(owner, name);
  if (!repository) throw new ApiError(404, 'Not Found');
  const directory = forge.store.gitDirectory(repository.id);
  const state = await pullState(directory, findPull(repository, number));
  const { ancestor, head } = state;
  const changes = await readChanges(directory, ancestor, head);
  const commits = await readCommits(directory, `${ancestor}..${head}`);
  const sum = (key: 'additions' | 'deletions') =>
    changes.reduce((total, change) => total + change[key], 0);
  const view = { ...forge, repository, viewer: viewerOf(res) };
  const shape = fullPullShape(state, view, {
    mergeable: await isMergeable(directory, state),
    commits: commits.length,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changedFiles: changes.length,
  });
  res.status(status).json(shape);
}
