import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod/v3';
import { parseBody } from '../preview/previewSchemas';
import { untilHangUp } from './untilHangUp';

/** More than anybody types in a minute who stops between two words, and too few to try out names. */
const MOST_A_MINUTE = 60;

interface Services {
  readonly auditor: AuditorService;
  readonly httpAuth: HttpAuthService;
}

/** Who asks for a name, and when they no longer want to know. */
export interface NameCaller {
  readonly credentials: BackstageCredentials;
  readonly signal?: AbortSignal;
}

/** What every question about a name is about. */
interface NameQuery {
  readonly templateRef: string;
  readonly repoUrl: string;
  readonly name?: string;
}

/** A question about a name, and who answers it. */
interface NameRoute<TQuery extends NameQuery, TAnswer> {
  readonly path: string;
  /** Of its audit events. */
  readonly eventId: string;
  readonly schema: z.ZodType<TQuery>;
  look(query: TQuery, caller: NameCaller): Promise<TAnswer>;
  /** What of the answer is worth keeping. */
  outcome(answer: TAnswer): JsonObject;
}

/** A route that the form asks while somebody types a name: for people, not more often than they type, and audited. */
export function nameRoute<TQuery extends NameQuery, TAnswer>(
  services: Services,
  route: NameRoute<TQuery, TAnswer>,
): express.Router {
  const router = Router();
  router.get(route.path, limitByPerson(services), async (request, response) => {
    const query = parseBody(route.schema, request.query);
    const call = { request, response, query };
    const answer = await audited(services, route, call);
    if (answer) {
      response.json(answer);
    }
  });
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

interface Call<TQuery> {
  readonly request: Request;
  readonly response: Response;
  readonly query: TQuery;
}

async function audited<TQuery extends NameQuery, TAnswer>(
  { auditor, httpAuth }: Services,
  { eventId, look, outcome }: NameRoute<TQuery, TAnswer>,
  { request, response, query }: Call<TQuery>,
): Promise<TAnswer | undefined> {
  const { name, repoUrl, templateRef } = query;
  const credentials = await httpAuth.credentials(request, { allow: ['user'] });
  const event = await auditor.createEvent({
    eventId,
    request,
    meta: { templateRef, repoUrl, name },
  });
  const work = (signal: AbortSignal) => look(query, { credentials, signal });
  return untilHangUp({ response, event, work, outcome });
}
