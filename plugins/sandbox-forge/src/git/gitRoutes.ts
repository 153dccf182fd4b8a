import { NextFunction, Request, Response, Router } from 'express';
import { isLocked } from '../api/refuseProtected';
import { isGranted, isInstalledOn } from '../apps/Installation';
import { ForgeContext, installationOf, viewerOf } from '../server/ForgeContext';
import { RepositoryDocument } from '../store/documents';
import { readRefs } from './readRefs';
import { runGit } from './runGit';
import { serveGitHttp } from './serveGitHttp';

const ROUTE =
  /^\/([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** git's smart HTTP for every repository, at `/<owner>/<name>` and `/<owner>/<name>.git`. */
export function gitRoutes(forge: ForgeContext): Router {
  const router = Router();
  router.all(ROUTE, (req, res, next) => {
    serve(forge, req, res, next).catch(next);
  });
  return router;
}

async function serve(
  forge: ForgeContext,
  req: Request,
  res: Response,
  next: NextFunction,
): Promise<void> {
  const [, owner = '', name = '', endpoint = ''] = ROUTE.exec(req.path) ?? [];
  const service = serviceOf(req, endpoint);
  if (!service) {
    next();
    return;
  }
  const repository = forge.store.findRepository(owner, name);
  const viewer = viewerOf(res);
  if (!mayUse(forge, repository, service, viewer !== undefined)) {
    refuse(res);
    return;
  }
  if (!installationMayUse(res, owner, service)) {
    res
      .status(403)
      .type('text/plain')
      .send('The app is not installed here or may not do this.\n');
    return;
  }
  if (!repository) {
    res.status(404).type('text/plain').send('Repository not found.\n');
    return;
  }
  if (repository.archived && service === 'git-receive-pack') {
    res
      .status(403)
      .type('text/plain')
      .send('This repository was archived so it is read-only.\n');
    return;
  }
  const pushes = endpoint === 'git-receive-pack';
  await serveGitHttp(req, res, {
    program: forge.gitHttpBackend,
    root: forge.store.gitRoot,
    pathInfo: `/${forge.store.gitPath(repository.id)}/${endpoint}`,
    query: endpoint === 'info/refs' ? `service=${service}` : '',
    user: viewer?.login,
    lockedRefs: pushes ? await lockedRefs(forge, repository) : [],
    hooks: forge.hooks,
    finish: pushes ? () => recordPush(forge, repository) : undefined,
  });
}

/** The branches that may be changed through a pull request only. */
async function lockedRefs(
  { store }: ForgeContext,
  repository: RepositoryDocument,
): Promise<readonly string[]> {
  const { protections, rulesets } = repository;
  if (protections.length === 0 && rulesets.length === 0) return [];
  const refs = await readRefs(store.gitDirectory(repository.id), 'refs/heads/');
  return refs
    .map(({ name }) => name)
    .filter(name => isLocked(repository, name.slice('refs/heads/'.length)));
}

function serviceOf(req: Request, endpoint: string): string | undefined {
  if (endpoint === 'info/refs') {
    const { service } = req.query;
    return (req.method === 'GET' || req.method === 'HEAD') &&
      (service === 'git-upload-pack' || service === 'git-receive-pack')
      ? service
      : undefined;
  }
  return req.method === 'POST' ? endpoint : undefined;
}

function mayUse(
  { anonymousClone }: ForgeContext,
  repository: RepositoryDocument | undefined,
  service: string,
  signedIn: boolean,
): boolean {
  if (signedIn) return true;
  if (!repository || service === 'git-receive-pack') return false;
  return repository.visibility === 'public' || anonymousClone;
}

function installationMayUse(
  res: Response,
  owner: string,
  service: string,
): boolean {
  const installation = installationOf(res);
  const access = service === 'git-receive-pack' ? 'write' : 'read';
  return (
    installation === undefined ||
    (isInstalledOn(installation, owner) &&
      isGranted(installation, `contents=${access}`))
  );
}

function refuse(res: Response): void {
  res
    .status(401)
    .set('WWW-Authenticate', 'Basic realm="Slipway sandbox forge"')
    .type('text/plain')
    .send('Authentication is needed: any user name, the token as password.\n');
}

/** After a push: when it was, and, for the first one, which branch is the default. */
async function recordPush(
  { store }: ForgeContext,
  { id }: RepositoryDocument,
): Promise<void> {
  const directory = store.gitDirectory(id);
  const branches = await readRefs(directory, 'refs/heads/');
  const names = branches.map(ref => ref.name.slice('refs/heads/'.length));
  await store.updateRepository(id, async document => {
    const { defaultBranch } = document;
    const first = names[0];
    const moved = first !== undefined && !names.includes(defaultBranch);
    if (moved) {
      await runGit(directory, ['symbolic-ref', 'HEAD', `refs/heads/${first}`]);
    }
    const now = new Date().toISOString();
    return {
      ...document,
      defaultBranch: moved ? first : defaultBranch,
      pushedAt: now,
      updatedAt: now,
    };
  });
}
