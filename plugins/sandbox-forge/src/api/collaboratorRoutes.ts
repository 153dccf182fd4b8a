import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { accepts } from '../server/accepts';
import { notFound } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import { parseBody } from '../server/parseBody';
import { simpleUserShape } from '../shapes/userShape';
import { Permission, RepositoryDocument } from '../store/documents';
import { BOT_LOGIN } from '../store/seedAccounts';
import { Store } from '../store/Store';
import { findUser } from './findAccount';
import { flagsOf, LEVELS, permissionNamed, roleOf } from './permissionNamed';
import { param } from '../server/param';

const body = z.object({ permission: z.string().optional() });

/** People with access to a repository; whoever is added has it at once, without an invitation. */
export function collaboratorRoutes(forge: ForgeContext): Router {
  const { store, urls } = forge;
  const router = PromiseRouter();
  const LIST = '/repos/:owner/:repo/collaborators';

  router.get(LIST, accepts('metadata=read'), async (req, res) => {
    const repository = repositoryOf(res);
    const shapes = store.accounts().users.flatMap(user => {
      const permission = levelOf(store, repository, user.login);
      if (!permission) return [];
      return {
        ...simpleUserShape(user, urls),
        permissions: flagsOf(permission),
        role_name: roleOf(permission),
      };
    });
    res.json(paginate(req, res, shapes));
  });

  router.get(`${LIST}/:login`, accepts('metadata=read'), async (req, res) => {
    if (!levelOf(store, repositoryOf(res), param(req, 'login')))
      throw notFound();
    res.status(204).end();
  });

  router.get(
    `${LIST}/:login/permission`,
    accepts('metadata=read'),
    async (req, res) => {
      const user = findUser(store, param(req, 'login'));
      if (!user) throw notFound();
      const permission = levelOf(store, repositoryOf(res), user.login);
      const role = permission ? roleOf(permission) : 'none';
      res.json({
        permission: legacyRole(permission),
        role_name: role,
        user: {
          ...simpleUserShape(user, urls),
          ...(permission ? { permissions: flagsOf(permission) } : {}),
          role_name: role,
        },
      });
    },
  );

  addWrites(router, forge);
  return router;
}

/** What changes them. */
function addWrites(router: Router, forge: ForgeContext): void {
  const { store } = forge;
  const LIST = '/repos/:owner/:repo/collaborators';

  router.put(
    `${LIST}/:login`,
    accepts('administration=write'),
    async (req, res) => {
      const user = findUser(store, param(req, 'login'));
      if (!user) throw notFound();
      const permission = permissionNamed(parseBody(req, body).permission);
      await store.updateRepository(repositoryOf(res).id, document => ({
        ...document,
        collaborators: { ...document.collaborators, [user.login]: permission },
      }));
      res.status(204).end();
    },
  );

  router.delete(
    `${LIST}/:login`,
    accepts('administration=write'),
    async (req, res) => {
      const login = findUser(store, param(req, 'login'))?.login;
      await store.updateRepository(repositoryOf(res).id, document => ({
        ...document,
        collaborators: Object.fromEntries(
          Object.entries(document.collaborators).filter(([k]) => k !== login),
        ),
      }));
      res.status(204).end();
    },
  );
}

/** The highest permission a user has: as the forge's bot, directly or through a team. */
function levelOf(
  store: Store,
  repository: RepositoryDocument,
  login: string,
): Permission | undefined {
  const user = findUser(store, login);
  if (!user) return undefined;
  if (user.login === BOT_LOGIN) return 'admin';
  const organization = store
    .accounts()
    .organizations.find(one => one.login === repository.owner);
  const levels = (organization?.teams ?? [])
    .filter(team => team.members.includes(user.login))
    .map(team => repository.teams[team.slug])
    .concat(repository.collaborators[user.login])
    .map(level => (level ? LEVELS.indexOf(level) : -1));
  return LEVELS[Math.max(...levels)];
}

/** The older answer knows only four: `triage` is `read` and `maintain` is `write`. */
function legacyRole(permission: Permission | undefined): string {
  if (!permission) return 'none';
  if (permission === 'admin') return 'admin';
  return LEVELS.indexOf(permission) >= LEVELS.indexOf('push')
    ? 'write'
    : 'read';
}
