import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { accepts } from '../server/accepts';
import { notFound } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import { param } from '../server/param';
import { parseBody } from '../server/parseBody';
import { nodeId } from '../shapes/userShape';
import { EnvironmentDocument } from '../store/documents';
import { newId } from '../store/newId';
import { findEnvironment } from './findEnvironment';

const LIST =
  '/repos/:owner/:repo/environments/:environment/deployment-branch-policies';
const body = z.object({
  name: z.string().min(1),
  type: z.enum(['branch', 'tag']).optional(),
});
type Policy = EnvironmentDocument['branchPolicies'][number];

/** Name patterns of the branches and tags that may deploy to an environment. */
export function branchPolicyRoutes({ store }: ForgeContext): Router {
  const router = PromiseRouter();
  const writes = accepts('administration=write');
  const environmentOf = (req: Request, res: Response) =>
    findEnvironment(repositoryOf(res), param(req, 'environment'));

  const replace = (
    res: Response,
    id: number,
    change: (policies: readonly Policy[]) => Policy[],
  ) =>
    store.updateRepository(repositoryOf(res).id, document => ({
      ...document,
      environments: document.environments.map(one =>
        one.id === id
          ? { ...one, branchPolicies: change(one.branchPolicies) }
          : one,
      ),
    }));

  router.get(LIST, accepts('actions=read'), async (req, res) => {
    const { branchPolicies } = environmentOf(req, res);
    const page = paginate(req, res, branchPolicies);
    res.json({
      total_count: branchPolicies.length,
      branch_policies: page.map(policyShape),
    });
  });

  router.post(LIST, writes, async (req, res) => {
    const { id, branchPolicy, branchPolicies } = environmentOf(req, res);
    // There are no patterns where the environment does not ask for them.
    if (!branchPolicy?.custom_branch_policies) throw notFound();
    const { name, type = 'branch' } = parseBody(req, body);
    const twin = branchPolicies.find(
      one => one.name === name && one.type === type,
    );
    if (twin) {
      res.status(303).end();
      return;
    }
    const policy = { id: newId(), name, type };
    await replace(res, id, policies => [...policies, policy]);
    res.json(policyShape(policy));
  });

  router.delete(`${LIST}/:policy`, writes, async (req, res) => {
    const { id, branchPolicies } = environmentOf(req, res);
    const found = branchPolicies.find(
      one => String(one.id) === param(req, 'policy'),
    );
    if (!found) throw notFound();
    await replace(res, id, policies =>
      policies.filter(one => one.id !== found.id),
    );
    res.status(204).end();
  });

  return router;
}

function policyShape({ id, name, type }: Policy) {
  return { id, node_id: nodeId('GateBranchPolicy', id), name, type };
}
