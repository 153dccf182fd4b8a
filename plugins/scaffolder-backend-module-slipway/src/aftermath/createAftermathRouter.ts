import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v3';
import { parseBody } from '../preview/previewSchemas';
import { AftermathCaller, AftermathService } from './AftermathService';

const MAX_TEXT = 255;
const discardBodySchema = z
  .object({ repositoryId: z.string().min(1).max(MAX_TEXT) })
  .strict();

interface Services {
  readonly aftermath: AftermathService;
  readonly auditor: AuditorService;
  readonly httpAuth: HttpAuthService;
}

/** The routes of what a task left behind; each leaves an audit event. */
export function createAftermathRouter(services: Services): express.Router {
  const { aftermath } = services;
  const router = Router();
  const path = '/slipway/tasks/:taskId/aftermath';
  router.get(path, async (request, response) => {
    response.json(
      await audited(services, { request, action: 'look' }, (taskId, caller) =>
        aftermath.look(taskId, caller),
      ),
    );
  });
  router.post(
    `${path}/discard`,
    express.json({ limit: '1kb' }),
    async (request, response) => {
      const confirmed = parseBody(discardBodySchema, request.body);
      response.json(
        await audited(
          services,
          { request, action: 'discard', ...confirmed },
          (taskId, caller) => aftermath.discard(taskId, confirmed, caller),
        ),
      );
    },
  );
  return router;
}

/** Does the work in the caller's name. */
async function audited<TResult extends object>(
  { auditor, httpAuth }: Services,
  call: {
    readonly request: Request;
    readonly action: 'look' | 'discard';
    readonly repositoryId?: string;
  },
  work: (taskId: string, caller: AftermathCaller) => Promise<TResult>,
): Promise<TResult> {
  const { action, repositoryId, request } = call;
  const { taskId = '' } = request.params;
  const credentials = await httpAuth.credentials(request);
  const event = await auditor.createEvent({
    eventId: 'slipway-aftermath',
    severityLevel: action === 'discard' ? 'high' : 'low',
    request,
    meta: { actionType: action, taskId, repositoryId },
  });
  try {
    const result = await work(taskId, { credentials });
    await event.success({ meta: action === 'discard' ? { ...result } : {} });
    return result;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
