import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { accepts } from '../server/accepts';
import { unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import { parseBody } from '../server/parseBody';
import { environmentShape } from '../shapes/environmentShape';
import { EnvironmentDocument, RepositoryDocument } from '../store/documents';
import { newId } from '../store/newId';
import { Store } from '../store/Store';
import { findEnvironment, sameEnvironment } from './findEnvironment';
import { param } from '../server/param';

const LIST = '/repos/:owner/:repo/environments';
const ONE = `${LIST}/:environment`;

const body = z
  .object({
    wait_timer: z.number().int().min(0).max(43_200).optional(),
    prevent_self_review: z.boolean().optional(),
    reviewers: z
      .array(z.object({ type: z.enum(['User', 'Team']), id: z.number().int() }))
      .max(6)
      .nullish(),
    deployment_branch_policy: z
      .object({
        protected_branches: z.boolean(),
        custom_branch_policies: z.boolean(),
      })
      .nullish(),
  })
  .nullish();

/** Deployment environments with reviewers, wait timer and branch policy. */
export function environmentRoutes(forge: ForgeContext): Router {
  const { store } = forge;
  const router = PromiseRouter();

  router.get(LIST, accepts('actions=read'), async (req, res) => {
    const repository = repositoryOf(res);
    const page = paginate(req, res, repository.environments);
    res.json({
      total_count: repository.environments.length,
      environments: page.map(one => environmentShape(one, repository, forge)),
    });
  });

  router.get(ONE, accepts('actions=read'), async (req, res) => {
    const repository = repositoryOf(res);
    const environment = findEnvironment(repository, param(req, 'environment'));
    res.json(environmentShape(environment, repository, forge));
  });

  router.put(ONE, accepts('administration=write'), async (req, res) => {
    const name = environmentName(param(req, 'environment'));
    const wanted = settingsOf(store, parseBody(req, body));
    const repository = await store.updateRepository(
      repositoryOf(res).id,
      document => withEnvironment(document, name, wanted),
    );
    const environment = findEnvironment(repository, name);
    res.json(environmentShape(environment, repository, forge));
  });

  router.delete(ONE, accepts('administration=write'), async (req, res) => {
    const { id } = repositoryOf(res);
    const environment = findEnvironment(
      repositoryOf(res),
      param(req, 'environment'),
    );
    await store.updateRepository(id, document => ({
      ...document,
      environments: document.environments.filter(
        one => one.id !== environment.id,
      ),
    }));
    await store.updateVault(id, async vault => {
      const { [`environment ${environment.id}`]: _, ...scopes } = vault.scopes;
      return { vault: { ...vault, scopes }, result: undefined };
    });
    res.status(204).end();
  });

  return router;
}

type Settings = Pick<
  EnvironmentDocument,
  'waitTimer' | 'preventSelfReview' | 'reviewers' | 'branchPolicy'
>;

function environmentName(name: string): string {
  if (name.length > 255 || /[\p{Cc}`'"|\\]/u.test(name)) {
    throw unprocessable('Name is not a valid environment name');
  }
  return name;
}

/** Everything the body does not mention goes back to its default, as on GitHub. */
function settingsOf(store: Store, asked: z.infer<typeof body>): Settings {
  const reviewers = asked?.reviewers ?? [];
  const { users, organizations } = store.accounts();
  const teams = organizations.flatMap(organization => organization.teams);
  for (const { type, id } of reviewers) {
    const known: readonly { readonly id: number }[] =
      type === 'User' ? users : teams;
    if (!known.some(one => one.id === id)) {
      throw unprocessable(
        `Could not resolve to a ${type} with the id of ${id}.`,
      );
    }
  }
  const policy = asked?.deployment_branch_policy ?? undefined;
  if (policy && policy.protected_branches === policy.custom_branch_policies) {
    throw unprocessable(
      'protected_branches and custom_branch_policies cannot have the same value.',
    );
  }
  return {
    waitTimer: asked?.wait_timer ?? 0,
    preventSelfReview: asked?.prevent_self_review ?? false,
    reviewers,
    branchPolicy: policy,
  };
}

function withEnvironment(
  document: RepositoryDocument,
  name: string,
  settings: Settings,
): RepositoryDocument {
  const now = new Date().toISOString();
  const existing = document.environments.find(sameEnvironment(name));
  const environment: EnvironmentDocument = {
    id: newId(),
    name,
    branchPolicies: [],
    variables: [],
    createdAt: now,
    ...existing,
    ...settings,
    updatedAt: now,
  };
  const environments = existing
    ? document.environments.map(one => (one === existing ? environment : one))
    : [...document.environments, environment];
  return { ...document, environments };
}
