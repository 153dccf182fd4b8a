import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { accepts } from '../server/accepts';
import { notFound } from '../server/ApiError';
import { ForgeContext, repositoryOf, viewerOf } from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import { param } from '../server/param';
import { minimalRepositoryShape } from '../shapes/repositoryShape';
import { fullTeamShape, teamShape } from '../shapes/teamShape';
import { simpleUserShape } from '../shapes/userShape';
import { Permission } from '../store/documents';
import { findOrganization, findTeam } from './findAccount';
import { teamAccessRoutes } from './teamAccessRoutes';

const TEAM = '/orgs/:org/teams/:team';

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

  router.use(teamListRoutes(forge));
  router.use(teamAccessRoutes(forge));

  return router;
}

/** Who is in a team, and which repositories it has, and which teams a repository. */
function teamListRoutes(forge: ForgeContext): Router {
  const { store, urls } = forge;
  const router = PromiseRouter();

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
