import { Router } from 'express';
import PromiseRouter from 'express-promise-router';

/** What the forge says about itself. */
export function metaRoutes(): Router {
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

  return router;
}
