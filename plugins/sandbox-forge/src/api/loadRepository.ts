import { Request, Response, Router } from 'express';
import { ApiError, notFound } from '../server/ApiError';
import { ForgeContext, viewerOf } from '../server/ForgeContext';

const unauthorized = () => new ApiError(401, 'Requires authentication');
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** What anyone may read of a public repository; its people and what feeds its pipelines is not. */
const OPEN =
  /^\/($|(contents|readme|git|commits|compare|pulls|tarball|zipball|topics|rulesets|rules)(\/|$)|branches(\/[^/]+)?$|environments(\/[^/]+)?$)/;

/**
 * Finds the repository of every route that names one. To the anonymous a private one is not there;
 * whatever writes needs the token.
 */
export function loadRepository({ store, urls }: ForgeContext): Router {
  const router = Router();
  router.use(
    ['/repos/:owner/:repo', '/orgs/:org/teams/:team/repos/:owner/:repo'],
    (req, res, next) => {
      const { owner = '', repo = '' } = req.params as Record<string, string>;
      const repository = store.findRepository(owner, repo);
      const signedIn = viewerOf(res) !== undefined;
      const visible = signedIn || repository?.visibility === 'public';
      const moved =
        signedIn && !repository && store.findFormerRepository(owner, repo);
      if (moved)
        return redirect(req, res, `${urls.api}/repositories/${moved.id}`);
      if (!repository || !visible) return next(notFound());
      if (!signedIn && !OPEN.test(req.path)) return next(unauthorized());
      if (repository.archived && isFrozen(req.method, req.path)) {
        return next(
          new ApiError(403, 'Repository was archived so is read-only.'),
        );
      }
      res.locals.repository = repository;
      return next();
    },
  );
  router.use((req, res, next) =>
    WRITES.includes(req.method) && !viewerOf(res)
      ? next(unauthorized())
      : next(),
  );
  return router;
}

/** A write is only repeated at the new place by who means it: GitHub answers it with 307. */
function redirect(req: Request, res: Response, place: string): void {
  const isRead = ['GET', 'HEAD'].includes(req.method);
  const url = `${place}${req.path === '/' ? '' : req.path}`;
  res
    .status(isRead ? 301 : 307)
    .location(url)
    .json({
      message: isRead ? 'Moved Permanently' : 'Temporary Redirect',
      url,
      documentation_url: 'https://docs.github.com/v3/#http-redirects',
    });
}

/** An archived repository can only be changed as a whole: taken out of the archive, or deleted. */
function isFrozen(method: string, path: string): boolean {
  return WRITES.includes(method) && path !== '/';
}
