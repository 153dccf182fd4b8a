import express, { Request } from 'express';
import Router from 'express-promise-router';
import { RecordsService } from '../records';
import { audited } from './audited';
import {
  createCreationsRouter,
  CreationsServices,
} from './createCreationsRouter';
import { parseRequest } from './parseRequest';
import {
  recordBodySchema,
  recordPathSchema,
  recordQuerySchema,
} from './recordSchemas';

interface Services extends CreationsServices {
  readonly records: RecordsService;
}

/** The plugin's routes; every one checks a permission and leaves an audit event. */
export function createRouter(services: Services): express.Router {
  const router = Router();
  router.use(express.json({ limit: '16kb' }));
  router.use(createCreationsRouter(services));

  router.get('/v1/records', async (request, response) => {
    response.json(await listRecords(services, request));
  });
  router.get('/v1/records/:host/:repositoryId', async (request, response) => {
    response.json(await readRecord(services, request));
  });
  router.put('/v1/records/:host/:repositoryId', async (request, response) => {
    const { record, change } = await writeRecord(services, request);
    response.status(change === 'created' ? 201 : 200).json(record);
  });
  return router;
}

async function listRecords(services: Services, request: Request) {
  const { auditor, httpAuth, records } = services;
  const query = parseRequest(recordQuerySchema, request.query);
  return audited(
    auditor,
    { eventId: 'record-fetch', request, meta: { queryType: 'list' } },
    {
      run: async () =>
        records.list(query, {
          credentials: await httpAuth.credentials(request),
        }),
    },
  );
}

async function readRecord(services: Services, request: Request) {
  const { auditor, httpAuth, records } = services;
  const key = parseRequest(recordPathSchema, request.params);
  return audited(
    auditor,
    {
      eventId: 'record-fetch',
      request,
      meta: { queryType: 'by-repository', ...key },
    },
    {
      run: async () =>
        records.get(key, { credentials: await httpAuth.credentials(request) }),
    },
  );
}

async function writeRecord(services: Services, request: Request) {
  const { auditor, httpAuth, records } = services;
  const { host, repositoryId } = parseRequest(recordPathSchema, request.params);
  const { repository, ...rest } = parseRequest(recordBodySchema, request.body);
  const facts = {
    ...rest,
    repository: { ...repository, host, id: repositoryId },
  };
  return audited(
    auditor,
    {
      eventId: 'record-write',
      severityLevel: 'medium',
      request,
      meta: { host, repositoryId, entityRef: facts.entityRef },
    },
    {
      run: async () =>
        records.put(facts, {
          credentials: await httpAuth.credentials(request),
        }),
      meta: ({ change }) => ({ change }),
    },
  );
}
