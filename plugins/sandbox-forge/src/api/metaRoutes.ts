import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ForgeContext } from '../server/ForgeContext';

/** What the forge says about itself. */
export function metaRoutes({ urls }: ForgeContext): Router {
  const router = PromiseRouter();

  router.get('/meta', async (_req, res) => {
    res.json({
      verifiable_password_authentication: false,
      web: ['127.0.0.1/32'],
      api: ['127.0.0.1/32'],
      git: ['127.0.0.1/32'],
    });
  });

  router.get('/rate_limit', async (_req, res) => {
    const { rate } = res.locals;
    res.json({ resources: { core: rate, search: rate }, rate });
  });

  router.get('/', async (_req, res) => {
    const { api } = urls;
    res.json({
      current_user_url: `${api}/user`,
      organization_url: `${api}/orgs/{org}`,
      organization_repositories_url: `${api}/orgs/{org}/repos{?type,page,per_page,sort}`,
      organization_teams_url: `${api}/orgs/{org}/teams`,
      repository_url: `${api}/repos/{owner}/{repo}`,
      rate_limit_url: `${api}/rate_limit`,
      user_url: `${api}/users/{user}`,
    });
  });

  return router;
}
