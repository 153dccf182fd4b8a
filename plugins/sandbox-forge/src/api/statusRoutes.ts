import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { resolveCommit } from '../git/resolveCommit';
import { accepts } from '../server/accepts';
import { notFound, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf, viewerOf } from '../server/ForgeContext';
import { ForgeUrls } from '../server/ForgeUrls';
import { paginate } from '../server/paginate';
import { param } from '../server/param';
import { parseBody } from '../server/parseBody';
import { minimalRepositoryShape } from '../shapes/repositoryShape';
import { nodeId, simpleUserShape } from '../shapes/userShape';
import { RepositoryDocument, StatusDocument } from '../store/documents';
import { newId } from '../store/newId';

const REPOSITORY = '/repos/:owner/:repo';
const body = z.object({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  target_url: z.string().nullish(),
  description: z.string().max(140).nullish(),
  context: z.string().optional(),
});

/** Statuses that checks report on commits. */
export function statusRoutes(forge: ForgeContext): Router {
  const { store, urls } = forge;
  const router = PromiseRouter();

  router.get(
    `${REPOSITORY}/commits/:ref/status`,
    accepts('statuses=read'),
    async (req, res) => {
      const repository = repositoryOf(res);
      const directory = store.gitDirectory(repository.id);
      const sha = await resolveCommit(directory, param(req, 'ref'));
      if (!sha) throw notFound();
      const statuses = latestStatuses(repository, sha);
      const api = `${urls.api}/repos/${repository.owner}/${repository.name}`;
      res.json({
        state: combinedState(statuses),
        statuses: paginate(req, res, statuses).map(one =>
          simpleStatusShape(one, repository, urls),
        ),
        sha,
        total_count: statuses.length,
        repository: minimalRepositoryShape(repository, {
          ...forge,
          viewer: viewerOf(res),
        }),
        commit_url: `${api}/commits/${sha}`,
        url: `${api}/commits/${sha}/status`,
      });
    },
  );

  router.post(
    `${REPOSITORY}/statuses/:sha`,
    accepts('statuses=write'),
    async (req, res) => {
      const { id } = repositoryOf(res);
      const asked = parseBody(req, body);
      const sha = param(req, 'sha');
      const known = await resolveCommit(store.gitDirectory(id), sha);
      if (known !== sha) throw unprocessable(`No commit found for SHA: ${sha}`);
      const status = newStatus(sha, asked);
      const repository = await store.updateRepository(id, document => ({
        ...document,
        statuses: [...document.statuses, status],
      }));
      const viewer = viewerOf(res);
      res.status(201).json({
        ...simpleStatusShape(status, repository, urls),
        creator: viewer ? simpleUserShape(viewer, urls) : null,
      });
    },
  );

  return router;
}

function newStatus(sha: string, asked: z.infer<typeof body>): StatusDocument {
  return {
    id: newId(),
    sha,
    state: asked.state,
    context: asked.context ?? 'default',
    description: asked.description ?? undefined,
    targetUrl: asked.target_url ?? undefined,
    createdAt: new Date().toISOString(),
  };
}

/** The newest status of every context on a commit. */
export function latestStatuses(
  repository: RepositoryDocument,
  sha: string,
): readonly StatusDocument[] {
  const latest = new Map<string, StatusDocument>();
  for (const status of repository.statuses) {
    if (status.sha === sha) latest.set(status.context, status);
  }
  return [...latest.values()];
}

function combinedState(statuses: readonly StatusDocument[]): string {
  const states = statuses.map(status => status.state);
  if (states.some(state => state === 'error' || state === 'failure')) {
    return 'failure';
  }
  return states.length === 0 || states.includes('pending')
    ? 'pending'
    : 'success';
}

function simpleStatusShape(
  status: StatusDocument,
  { owner, name }: RepositoryDocument,
  urls: ForgeUrls,
) {
  return {
    url: `${urls.api}/repos/${owner}/${name}/statuses/${status.sha}`,
    avatar_url: null,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description ?? null,
    target_url: status.targetUrl ?? null,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}
