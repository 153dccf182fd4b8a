import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { isInstalledOn } from '../apps/Installation';
import { readRefs } from '../git/readRefs';
import { runGit } from '../git/runGit';
import { accepts } from '../server/accepts';
import { ApiError, invalidField, notFound } from '../server/ApiError';
import {
  ForgeContext,
  installationOf,
  repositoryOf,
  viewerOf,
} from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import { parseBody } from '../server/parseBody';
import {
  fullRepositoryShape,
  repositoryShape,
} from '../shapes/repositoryShape';
import { RepositoryDocument } from '../store/documents';
import { findAccount, findOrganization } from './findAccount';
import { initialCommit } from './initialCommit';
import {
  changedRepository,
  createBody,
  movedTo,
  newRepository,
  transferBody,
  updateBody,
} from './repositoryBody';
import { param } from '../server/param';

/** Repositories: create, list, read, change, delete. */
export function repositoryRoutes(forge: ForgeContext): Router {
  const router = PromiseRouter();
  const { store } = forge;

  router.get('/orgs/:org/repos', async (req, res) => {
    const { login } = findOrganization(store, param(req, 'org'));
    const visible = store
      .repositories()
      .filter(({ owner }) => owner === login)
      .filter(({ visibility }) => viewerOf(res) || visibility === 'public');
    const view = { ...forge, viewer: viewerOf(res) };
    const page = paginate(req, res, visible);
    res.json(page.map(repository => repositoryShape(repository, view)));
  });

  router.get('/user/repos', async (req, res) => {
    const viewer = viewerOf(res);
    if (!viewer) throw new ApiError(401, 'Requires authentication');
    const page = paginate(req, res, store.repositories());
    const view = { ...forge, viewer };
    res.json(page.map(repository => repositoryShape(repository, view)));
  });

  router.get(
    '/repos/:owner/:repo',
    accepts('metadata=read'),
    async (_req, res) => {
      const view = { ...forge, viewer: viewerOf(res) };
      res.json(fullRepositoryShape(repositoryOf(res), view));
    },
  );

  /** Where a request for a former name is sent; GitHub does not describe it. */
  router.get('/repositories/:id', (req, res) => {
    const viewer = viewerOf(res);
    const found = store
      .repositories()
      .find(({ id }) => String(id) === param(req, 'id'));
    const installation = installationOf(res);
    const isVisible =
      !installation || (found && isInstalledOn(installation, found.owner));
    if (!found || !viewer || !isVisible) throw notFound();
    res.json(fullRepositoryShape(found, { ...forge, viewer }));
  });

  addWrites(router, forge);
  return router;
}

/** What changes them. */
function addWrites(router: Router, forge: ForgeContext): void {
  const { store } = forge;

  router.post(
    '/orgs/:org/repos',
    accepts('administration=write'),
    async (req, res) => {
      const { login } = findOrganization(store, param(req, 'org'));
      const body = parseBody(req, createBody);
      const document = await create(forge, login, body);
      const shape = fullRepositoryShape(document, {
        ...forge,
        viewer: viewerOf(res),
      });
      res.status(201).location(shape.url).json(shape);
    },
  );

  router.post(
    '/user/repos',
    accepts('administration=write'),
    async (req, res) => {
      const viewer = viewerOf(res);
      if (!viewer) throw new ApiError(401, 'Requires authentication');
      const body = parseBody(req, createBody);
      const document = await create(forge, viewer.login, body);
      const shape = fullRepositoryShape(document, { ...forge, viewer });
      res.status(201).location(shape.url).json(shape);
    },
  );

  addTransfer(router, forge);

  router.patch(
    '/repos/:owner/:repo',
    accepts('administration=write'),
    async (req, res) => {
      const body = parseBody(req, updateBody);
      const document = await update(forge, repositoryOf(res), body);
      const view = { ...forge, viewer: viewerOf(res) };
      res.json(fullRepositoryShape(document, view));
    },
  );

  router.delete(
    '/repos/:owner/:repo',
    accepts('administration=write'),
    async (_req, res) => {
      await store.deleteRepository(repositoryOf(res).id);
      res.status(204).end();
    },
  );
}

function addTransfer(router: Router, forge: ForgeContext): void {
  const { store } = forge;

  router.post(
    '/repos/:owner/:repo/transfer',
    accepts('administration=write'),
    async (req, res) => {
      const body = parseBody(req, transferBody);
      const owner = findAccount(store, body.new_owner)?.login;
      if (owner === undefined) throw notFound();
      const document = await store.updateRepository(
        repositoryOf(res).id,
        before => movedTo(before, { owner, name: before.name }),
      );
      const view = { ...forge, viewer: viewerOf(res) };
      res.status(202).json(repositoryShape(document, view));
    },
  );
}

async function create(
  { store }: ForgeContext,
  owner: string,
  body: z.infer<typeof createBody>,
): Promise<RepositoryDocument> {
  const document = newRepository(owner, body);
  try {
    await store.createRepository(document);
  } catch (error) {
    throw translateTaken(error);
  }
  if (body.auto_init) await initialCommit(store, document);
  return document;
}

async function update(
  { store }: ForgeContext,
  { id, defaultBranch }: RepositoryDocument,
  body: z.infer<typeof updateBody>,
): Promise<RepositoryDocument> {
  const branch = body.default_branch;
  if (branch !== undefined && branch !== defaultBranch) {
    const branches = await readRefs(store.gitDirectory(id), 'refs/heads/');
    if (!branches.some(({ name }) => name === `refs/heads/${branch}`)) {
      throw invalidField({
        resource: 'Repository',
        field: 'default_branch',
        code: 'invalid',
        message: `The branch ${branch} was not found. Please push that ref first or create it via the Git Data API.`,
      });
    }
    await runGit(store.gitDirectory(id), [
      'symbolic-ref',
      'HEAD',
      `refs/heads/${branch}`,
    ]);
  }
  try {
    return await store.updateRepository(id, document =>
      changedRepository(document, body),
    );
  } catch (error) {
    throw translateTaken(error);
  }
}

function translateTaken(error: unknown): unknown {
  if ((error as Error).name !== 'ConflictError') return error;
  return new ApiError(422, 'Repository creation failed.', [
    {
      resource: 'Repository',
      code: 'custom',
      field: 'name',
      message: 'name already exists on this account',
    },
  ]);
}
