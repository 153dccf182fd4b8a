import express, { Router } from 'express';
import { toError } from '@backstage/errors';
import { viewerOf } from '../server/ForgeContext';
import { readTroubles } from './readTroubles';
import { Troubles } from './Troubles';

const PATH = '/api/sandbox/troubles';

/** What is the sandbox's own and not GitHub's: which troubles requests meet, for whoever has the token. */
export function troubleRoutes(troubles: Troubles): Router {
  const router = Router();
  router.use(PATH, (_req, res, next) => {
    if (viewerOf(res)) {
      next();
      return;
    }
    res.status(401).json({ message: "The forge's token is needed" });
  });
  router.get(PATH, (_req, res) => {
    res.json(troubles.left);
  });
  router.put(PATH, express.json({ limit: '64kb' }), (req, res) => {
    try {
      troubles.replace(readTroubles(req.body));
      res.json(troubles.left);
    } catch (error) {
      res.status(422).json({ message: toError(error).message });
    }
  });
  return router;
}
