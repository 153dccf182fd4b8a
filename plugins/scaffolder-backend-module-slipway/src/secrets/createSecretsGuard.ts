import { InputError } from '@backstage/errors';
import { secretProblem, tellProblems } from '@slipway/plugin-slipway-common';
import { taskSecretsProblem } from '@slipway/plugin-slipway-node';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { withShadows } from './withShadows';

/** As much as the scaffolder itself reads of a request. */
const LIMIT = '10MB';

/** The scaffolder's routes that take the secrets of a task. */
const ROUTES = ['/v2/tasks', '/v2/tasks/:taskId/retry', '/v2/dry-run'];

/**
 * Refuses, before there is a task, secrets that are too long for the scaffolder to hide: its first line of log
 * would fail, and show every one of them; and such as cannot be what they are given for. What is not refused goes
 * on to the scaffolder as it is, but for a new task, whose answers are to say which secrets it was given.
 */
export function createSecretsGuard(): express.Router {
  const router = Router();
  router.post(
    ROUTES,
    express.json({ limit: LIMIT }),
    async (request: Request) => {
      const problems = problemsOf(textsOf(request.body?.secrets));
      if (problems.length > 0) {
        throw new InputError(tellProblems(problems));
      }
      return 'next';
    },
  );
  router.post('/v2/tasks', async (request: Request) => {
    request.body = withShadows(request.body);
    return 'next';
  });
  return router;
}

type Texts = readonly (readonly [string, string])[];

function textsOf(secrets: unknown): Texts {
  return Object.entries(Object(secrets)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}

function problemsOf(texts: Texts): readonly string[] {
  const together = taskSecretsProblem(texts.map(([, value]) => value));
  return [
    ...(together ? [`secrets: ${together}`] : []),
    ...texts.flatMap(([key, value]) => {
      const problem = secretProblem(key, value);
      return problem ? [`secret ${key}: ${problem}`] : [];
    }),
  ];
}
