import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { accepts } from '../server/accepts';
import { ApiError } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { parseBody } from '../server/parseBody';

const TOPIC = /^[a-z0-9][a-z0-9-]{0,49}$/;
const body = z.object({ names: z.array(z.string()) });

/** Topics of a repository. */
export function topicRoutes({ store }: ForgeContext): Router {
  const router = PromiseRouter();

  router.get('/repos/:owner/:repo/topics', async (_req, res) => {
    res.json({ names: repositoryOf(res).topics });
  });

  router.put(
    '/repos/:owner/:repo/topics',
    accepts('administration=write'),
    async (req, res) => {
      const names = parseBody(req, body).names.map(name => name.toLowerCase());
      const wrong = names.find(name => !TOPIC.test(name));
      if (wrong !== undefined) {
        throw new ApiError(
          422,
          'Topics must start with a lowercase letter or number, consist of 50 characters or less, and can include hyphens.',
        );
      }
      if (names.length > 20) {
        throw new ApiError(
          422,
          'A repository cannot have more than 20 topics.',
        );
      }
      const topics = [...new Set(names)];
      await store.updateRepository(repositoryOf(res).id, document => ({
        ...document,
        topics,
      }));
      res.json({ names: topics });
    },
  );

  return router;
}
