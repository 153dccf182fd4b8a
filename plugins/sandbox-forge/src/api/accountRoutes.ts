import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ApiError, notFound } from '../server/ApiError';
import { ForgeContext, viewerOf } from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import {
  organizationShape,
  simpleOrganizationShape,
} from '../shapes/organizationShape';
import {
  privateProfileShape,
  profileShape,
  simpleUserShape,
} from '../shapes/userShape';
import { findAccount, findOrganization } from './findAccount';
import { param } from '../server/param';

/** Users and organisations. */
export function accountRoutes({ store, urls }: ForgeContext): Router {
  const router = PromiseRouter();

  router.get('/user', async (_req, res) => {
    const viewer = viewerOf(res);
    if (!viewer) throw new ApiError(401, 'Requires authentication');
    res.json(privateProfileShape(viewer, urls));
  });

  router.get('/user/orgs', async (req, res) => {
    const login = viewerOf(res)?.login;
    if (!login) throw new ApiError(401, 'Requires authentication');
    const organizations = store
      .accounts()
      .organizations.filter(({ members }) => members.includes(login))
      .map(organization => simpleOrganizationShape(organization, urls));
    res.json(paginate(req, res, organizations));
  });

  router.get('/users/:login', async (req, res) => {
    const account = findAccount(store, param(req, 'login'));
    if (!account) throw notFound();
    res.json(profileShape(account, urls));
  });

  router.get('/orgs/:org', async (req, res) => {
    const organization = findOrganization(store, param(req, 'org'));
    const published = store
      .repositories()
      .filter(({ owner }) => owner === organization.login)
      .filter(({ visibility }) => visibility === 'public').length;
    res.json(organizationShape(organization, urls, published));
  });

  router.get('/orgs/:org/members', async (req, res) => {
    const organization = findOrganization(store, param(req, 'org'));
    const members = store
      .accounts()
      .users.filter(({ login }) => organization.members.includes(login))
      .map(user => simpleUserShape(user, urls));
    res.json(paginate(req, res, members));
  });

  return router;
}
