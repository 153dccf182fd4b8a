import { pipeline } from 'node:stream/promises';
import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { PreviewRequest } from '@slipway/plugin-slipway-common';
import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v3';
import { untilHangUp } from '../names/untilHangUp';
import { createArchive } from './createArchive';
import { PreviewCaller, Previewer } from './Previewer';
import {
  archiveBodySchema,
  parseBody,
  planBodySchema,
  secretsBodySchema,
  treeBodySchema,
  warmBodySchema,
} from './previewSchemas';

interface Services {
  readonly auditor: AuditorService;
  readonly httpAuth: HttpAuthService;
  readonly previewer: Previewer;
}

/** The routes of previews; each checks the person's permissions and leaves an audit event. */
export function createPreviewRouter(services: Services): express.Router {
  const { previewer } = services;
  const router = Router();
  router.use('/slipway', express.json({ limit: '1mb' }));
  const answer = <TSchema extends z.ZodType<Call['body']>>(
    { path, type, schema }: Route<TSchema>,
    work: (body: z.output<TSchema>, caller: PreviewCaller) => Promise<object>,
  ) =>
    router.post(path, async (request, response) => {
      const body = parseBody(schema, request.body);
      const call = { request, response, body, type };
      const found = await audited(services, call, caller => work(body, caller));
      if (found) {
        response.json(found);
      }
    });
  answer(
    { path: '/slipway/preview', type: 'files', schema: treeBodySchema },
    (body, caller) => previewer.tree(body, caller),
  );
  answer(
    { path: '/slipway/preview/plan', type: 'plan', schema: planBodySchema },
    (body, caller) => previewer.plan(body, caller),
  );
  answer(
    {
      path: '/slipway/preview/secrets',
      type: 'secrets',
      schema: secretsBodySchema,
    },
    (body, caller) => previewer.secrets(body, caller),
  );
  router.post('/slipway/preview/warm', async (request, response) => {
    const body = parseBody(warmBodySchema, request.body);
    await audited(services, { request, response, body, type: 'warm' }, caller =>
      previewer.warm(body, caller),
    );
    response.status(204).end();
  });
  router.post('/slipway/preview.zip', async (request, response) => {
    const body = parseBody(archiveBodySchema, request.body);
    const call = { request, response, body, type: 'archive' } as const;
    await audited(services, call, async caller => {
      const { name, tree } = await previewer.archive(body, caller);
      response.attachment(`${name}.zip`);
      await pipeline(createArchive(tree, name), response);
    });
  });
  return router;
}

/** A route that answers with what it found. */
interface Route<TSchema> {
  readonly path: string;
  readonly type: Call['type'];
  readonly schema: TSchema;
}

interface Call {
  readonly request: Request;
  readonly response: Response;
  readonly body: Pick<PreviewRequest, 'templateRef'>;
  readonly type: 'files' | 'plan' | 'secrets' | 'warm' | 'archive';
}

/** Does the work in the caller's name and until they hang up; who takes a service away is worth more attention. */
async function audited<TResult>(
  { auditor, httpAuth }: Services,
  { request, response, body, type }: Call,
  work: (caller: PreviewCaller) => Promise<TResult>,
): Promise<TResult | undefined> {
  const credentials = await httpAuth.credentials(request);
  const event = await auditor.createEvent({
    eventId: 'slipway-preview',
    severityLevel: type === 'archive' ? 'medium' : 'low',
    request,
    meta: { queryType: type, templateRef: body.templateRef },
  });
  return untilHangUp({
    response,
    event,
    work: signal => work({ credentials, signal }),
  });
}
