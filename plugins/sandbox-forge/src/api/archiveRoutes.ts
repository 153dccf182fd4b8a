import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { resolveCommit } from '../git/resolveCommit';
import { accepts } from '../server/accepts';
import { notFound } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { param } from '../server/param';
import { encodePath } from '../shapes/contentShape';

/** Archives of a repository; they are fetched where the answer points to, as on GitHub. */
export function archiveRoutes({ store, urls }: ForgeContext): Router {
  const router = PromiseRouter();
  const paths = [
    '/repos/:owner/:repo/:kind(tarball|zipball)/*',
    '/repos/:owner/:repo/:kind(tarball|zipball)',
  ];

  router.get(paths, accepts('contents=read'), async (req, res) => {
    const repository = repositoryOf(res);
    const ref = param(req, '0') || repository.defaultBranch;
    const sha = await resolveCommit(store.gitDirectory(repository.id), ref);
    if (!sha) throw notFound();
    const kind = param(req, 'kind') === 'tarball' ? 'tar.gz' : 'zip';
    const { owner, name } = repository;
    res.redirect(
      302,
      `${urls.web}/${owner}/${name}/archive/${kind}/${encodePath(ref)}`,
    );
  });

  return router;
}
