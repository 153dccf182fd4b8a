import { ErrorRequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { findAccount, findOrganization, findTeam } from '../api/findAccount';
import { ApiError, notFound } from '../server/ApiError';
import { ForgeContext } from '../server/ForgeContext';
import { param } from '../server/param';
import { actionsPage } from './actionsPage';
import { avatar, errorPage, teamPage } from './accountPages';
import { historyRoutes } from './historyRoutes';
import { fileRoutes } from './fileRoutes';
import { repositoryListPage } from './repositoryListPage';
import { settingsPage } from './settingsPage';
import { pageHeaders, showHtml } from './showHtml';
import { stylesheet } from './stylesheet';

/**
 * The read-only web view. Whoever can reach it sees private repositories too: it answers on the
 * loopback address of a machine with one user, who clicks on the link of the service they made.
 */
export function webRoutes(forge: ForgeContext): Router {
  const { store } = forge;
  const router = PromiseRouter();
  router.use(pageHeaders);

  router.get('/_assets/forge.css', async (_req, res) => {
    res.type('text/css').send(stylesheet);
  });

  router.get('/_avatar/:name', async (req, res) => {
    res.type('image/svg+xml').send(avatar(param(req, 'name')).text);
  });

  router.get('/', async (_req, res) => {
    showHtml(res, repositoryListPage(store.repositories()));
  });

  addAccounts(router, forge);

  router.use('/:owner/:repo', async (req, res) => {
    const owner = param(req, 'owner');
    const name = param(req, 'repo').replace(/\.git$/, '');
    const repository = store.findRepository(owner, name);
    if (!repository) throw notFound();
    res.locals.repository = repository;
    return 'next';
  });

  router.get('/:owner/:repo/actions', async (_req, res) => {
    showHtml(res, actionsPage(res.locals.repository));
  });

  router.get('/:owner/:repo/settings', async (_req, res) => {
    const { repository } = res.locals;
    const vault = await store.readVault(repository.id);
    showHtml(res, settingsPage(repository, vault, store));
  });

  router.use(fileRoutes(forge));
  router.use(historyRoutes(forge));
  router.use((_req, _res, next) => next(notFound()));
  router.use(pageErrors(forge));
  return router;
}

/** What belongs to somebody. */
function addAccounts(router: Router, { store }: ForgeContext): void {
  router.get('/orgs/:org/teams/:team', async (req, res) => {
    const organization = findOrganization(store, param(req, 'org'));
    const team = findTeam(organization, param(req, 'team'));
    const repositories = store
      .repositories()
      .filter(({ owner }) => owner === organization.login)
      .filter(({ teams }) => teams[team.slug]);
    showHtml(res, teamPage(organization, team, repositories));
  });

  router.get('/:owner', async (req, res) => {
    const account = findAccount(store, param(req, 'owner'));
    if (!account) throw notFound();
    const { login } = account;
    const repositories = store
      .repositories()
      .filter(({ owner }) => owner === login);
    showHtml(res, repositoryListPage(repositories, login));
  });
}

function pageErrors({ logger }: ForgeContext): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known = error instanceof ApiError || error instanceof URIError;
    const status = known ? 404 : 500;
    if (!known) logger.error(`${req.method} ${req.path} failed: ${error}`);
    showHtml(res.status(status), errorPage(status));
  };
}
