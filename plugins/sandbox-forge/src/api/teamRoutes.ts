import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { accepts } from '../server/accepts';
import { notFound, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf, viewerOf } from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import { parseBody } from '../server/parseBody';
import {
  minimalRepositoryShape,
  repositoryShape,
} from '../shapes/repositoryShape';
import { fullTeamShape, teamShape } from '../shapes/teamShape';
import { simpleUserShape } from '../shapes/userShape';
import { Permission } from '../store/documents';
import { findOrganization, findTeam } from './findAccount';
import { flagsOf, permissionNamed, roleOf } from './permissionNamed';
import { param } from '../server/param';

const body = z.object({ permission: z.string().optional() });
const TEAM = '/orgs/:org/teams/:team';
/** The media type with which GitHub tells what a team may do, not just whether it may do something. */
const WITH_PERMISSIONS = 'application/vnd.github.v3.repository+json';
const REPOSITORY = `${TEAM}/repos/:owner/:repo`;

/** Teams of an organisation and what they may do with repositories. */
export function teamRoutes(forge: ForgeContext): Router {
  const { store, urls } = forge;
  const router = PromiseRouter();

  // GitHub tells nobody outside about the teams of an organisation.
  router.use('/orgs/:org/teams', async (_req, res) => {
    if (!viewerOf(res)) throw notFound();
    return 'next';
  });

  router.get('/orgs/:org/teams', accepts('members=read'), async (req, res) => {
    const organization = findOrganization(store, param(req, 'org'));
    const page = paginate(req, res, organization.teams);
    res.json(page.map(team => teamShape(team, organization, urls)));
  });

  router.get(TEAM, accepts('members=read'), async (req, res) => {
    const organization = findOrganization(store, param(req, 'org'));
    const team = findTeam(organization, param(req, 'team'));
    const count = store
      .repositories()
      .filter(({ teams }) => teams[team.slug]).length;
    res.json(fullTeamShape(team, organization, urls, count));
  });

  router.get(`${TEAM}/members`, accepts('members=read'), async (req, res) => {
    const organization = findOrganization(store, param(req, 'org'));
    const team = findTeam(organization, param(req, 'team'));
    const members = store
      .accounts()
      .users.filter(({ login }) => team.members.includes(login))
      .map(user => simpleUserShape(user, urls));
    res.json(paginate(req, res, members));
  });

  router.get(`${TEAM}/repos`, accepts('members=read'), async (req, res) => {
    const organization = findOrganization(store, param(req, 'org'));
    const { slug } = findTeam(organization, param(req, 'team'));
    const view = { ...forge, viewer: viewerOf(res) };
    const repositories = store
      .repositories()
      .filter(({ teams }) => teams[slug])
      .map(repository => minimalRepositoryShape(repository, view));
    res.json(paginate(req, res, repositories));
  });

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

  router.get('/repos/:owner/:repo/teams', async (req, res) => {
    const { owner, teams } = repositoryOf(res);
    const organization = findOrganization(store, owner);
    const shapes = Object.entries(teams).map(
      ([slug, permission]: [string, Permission]) => ({
        ...teamShape(findTeam(organization, slug), organization, urls),
        permission,
      }),
    );
    res.json(paginate(req, res, shapes));
  });

  return router;
}
