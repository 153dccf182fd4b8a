import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { CreationsService } from '../creations';
import { audited } from './audited';
import { parseRequest } from './parseRequest';
import { creationBodySchema, recordPathSchema } from './recordSchemas';

/** What the routes of creations work with. */
export interface CreationsServices {
  readonly auditor: AuditorService;
  readonly creations: CreationsService;
  readonly httpAuth: HttpAuthService;
}

/** The routes that tell which task created a repository. */
export function createCreationsRouter({
  auditor,
  creations,
  httpAuth,
}: CreationsServices): express.Router {
  const router = Router();
  const path = '/v1/creations/:host/:repositoryId';
  router.get(path, async (request, response) => {
    const key = parseRequest(recordPathSchema, request.params);
    const event = { eventId: 'creation-fetch', request, meta: key };
    const run = async () =>
      creations.get(key, { credentials: await httpAuth.credentials(request) });
    response.json(await audited(auditor, event, { run }));
  });
  router.put(path, async (request, response) => {
    const key = parseRequest(recordPathSchema, request.params);
    const { taskId } = parseRequest(creationBodySchema, request.body);
    const severityLevel = 'medium' as const;
    const meta = { ...key, taskId };
    const event = { eventId: 'creation-write', severityLevel, request, meta };
    const run = async () =>
      creations.put(meta, { credentials: await httpAuth.credentials(request) });
    response.json(await audited(auditor, event, { run }));
  });
  return router;
}
