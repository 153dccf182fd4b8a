import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { accepts } from '../server/accepts';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { parseBody } from '../server/parseBody';
import { RepositoryDocument } from '../store/documents';

const WORKFLOW = '/repos/:owner/:repo/actions/permissions/workflow';
const SUBJECT = '/repos/:owner/:repo/actions/oidc/customization/sub';

const workflowBody = z.object({
  default_workflow_permissions: z.enum(['read', 'write']).optional(),
  can_approve_pull_request_reviews: z.boolean().optional(),
});

const subjectBody = z.object({
  use_default: z.boolean(),
  include_claim_keys: z.array(z.string().regex(/^\w+$/)).optional(),
});

/** What the token of a pipeline may do, and as whom it goes to clouds. */
export function actionsSettingsRoutes({ store }: ForgeContext): Router {
  const router = PromiseRouter();

  router.get(WORKFLOW, accepts('administration=read'), (_req, res) => {
    res.json(workflowShape(repositoryOf(res)));
  });

  router.put(WORKFLOW, accepts('administration=write'), async (req, res) => {
    const asked = parseBody(req, workflowBody);
    await store.updateRepository(repositoryOf(res).id, document => ({
      ...document,
      workflowPermissions: { ...workflowShape(document), ...asked },
    }));
    res.status(204).end();
  });

  router.get(SUBJECT, accepts('actions=read'), (_req, res) => {
    res.json(repositoryOf(res).oidcSubject ?? { use_default: true });
  });

  router.put(SUBJECT, accepts('actions=write'), async (req, res) => {
    const oidcSubject = parseBody(req, subjectBody);
    await store.updateRepository(repositoryOf(res).id, document => ({
      ...document,
      oidcSubject: oidcSubject.use_default
        ? { use_default: true }
        : oidcSubject,
    }));
    res.status(201).json({});
  });

  return router;
}

/** As GitHub gives new organisations. */
function workflowShape({ workflowPermissions }: RepositoryDocument) {
  return (
    workflowPermissions ?? {
      default_workflow_permissions: 'read' as const,
      can_approve_pull_request_reviews: false,
    }
  );
}
