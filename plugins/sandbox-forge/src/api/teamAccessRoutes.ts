import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { accepts } from '../server/accepts';
import { notFound, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf, viewerOf } from '../server/ForgeContext';
import { param } from '../server/param';
import { parseBody } from '../server/parseBody';
import { repositoryShape } from '../shapes/repositoryShape';
import { findOrganization, findTeam } from './findAccount';
import { flagsOf, permissionNamed, roleOf } from './permissionNamed';

const body = z.object({ permission: z.string().optional() });
/** The media type with which GitHub tells what a team may do, not just whether it may do something. */
const WITH_PERMISSIONS = 'application/vnd.github.v3.repository+json';
const REPOSITORY = '/orgs/:org/teams/:team/repos/:owner/:repo';

/** What a team may do with a repository. */
export function teamAccessRoutes(forge: ForgeContext): Router {
  const { store } = forge;
  const router = PromiseRouter();

  router.get(REPOSITORY, accepts('members=read'), async (req, res) => {
    const organization = findOrganization(store, param(req, 'org'));
    const { slug } = findTeam(organization, param(req, 'team'));
    const repository = repositoryOf(res);
    const permission = repository.teams[slug];
    if (!permission) throw notFound();
    if (!req.headers.accept?.includes(WITH_PERMISSIONS)) {
      res.status(204).end();
      return;
    }
    const { has_discussions: _, ...shape } = repositoryShape(repository, {
      ...forge,
      viewer: viewerOf(res),
    });
    res.json({
      ...shape,
      permissions: flagsOf(permission),
      role_name: roleOf(permission),
    });
  });

  router.put(REPOSITORY, accepts('administration=write'), async (req, res) => {
    const organization = findOrganization(store, param(req, 'org'));
    const { slug } = findTeam(organization, param(req, 'team'));
    if (repositoryOf(res).owner !== organization.login) {
      throw unprocessable('Validation Failed');
    }
    const permission = permissionNamed(parseBody(req, body).permission);
    await store.updateRepository(repositoryOf(res).id, document => ({
      ...document,
      teams: { ...document.teams, [slug]: permission },
    }));
    res.status(204).end();
  });

  router.delete(
    REPOSITORY,
    accepts('administration=write'),
    async (req, res) => {
      const organization = findOrganization(store, param(req, 'org'));
      const { slug } = findTeam(organization, param(req, 'team'));
      await store.updateRepository(repositoryOf(res).id, document => {
        const { [slug]: _, ...teams } = document.teams;
        return { ...document, teams };
      });
      res.status(204).end();
    },
  );

  return router;
}
