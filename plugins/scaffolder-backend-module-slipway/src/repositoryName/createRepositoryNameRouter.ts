import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  RepositoryNameAnswer,
  RepositoryNameRequest,
} from '@slipway/plugin-slipway-common';
import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod/v3';
import { parseBody } from '../preview/previewSchemas';
import { RepositoryNames } from './RepositoryNames';

/** More than anybody types in a minute who stops between two words, and too few to try out names. */
const MOST_A_MINUTE = 60;

const querySchema = z
  .object({
    templateRef: z.string().min(1).max(500),
    repoUrl: z.string().min(1).max(1000),
    name: z.string().max(100).optional(),
    visibility: z.string().max(100).optional(),
  })
  .strict();

interface Services {
  readonly auditor: AuditorService;
  readonly httpAuth: HttpAuthService;
  readonly names: RepositoryNames;
}

/** The route that says whether a repository's name is free, for people and not more often than they type. */
export function createRepositoryNameRouter(services: Services): express.Router {
  const router = Router();
  router.get(
    '/slipway/repository-name',
    limitByPerson(services),
    async (request, response) => {
      const query = parseBody(querySchema, request.query);
      response.json(await audited(services, { request, response, query }));
    },
  );
  return router;
}

function limitByPerson({ httpAuth }: Pick<Services, 'httpAuth'>) {
  return rateLimit({
    windowMs: 60_000,
    limit: MOST_A_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    async keyGenerator(request) {
      const { principal } = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      return principal.userEntityRef;
    },
    handler: (_, response) => {
      const message =
        'You have looked up too many names; wait a minute, or press Create, which looks again';
      response
        .status(429)
        .json({ error: { name: 'TooManyRequestsError', message } });
    },
  });
}

interface Call {
  readonly request: Request;
  readonly response: Response;
  readonly query: RepositoryNameRequest;
}

async function audited(
  { auditor, httpAuth, names }: Services,
  { request, response, query }: Call,
): Promise<RepositoryNameAnswer> {
  const { repoUrl, templateRef } = query;
  const credentials = await httpAuth.credentials(request, { allow: ['user'] });
  const event = await auditor.createEvent({
    eventId: 'slipway-repository-name',
    request,
    meta: { templateRef, repoUrl },
  });
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  const { signal } = controller;
  try {
    const answer = await names.look(query, { credentials, signal });
    await event.success({ meta: { state: answer.state } });
    return answer;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
