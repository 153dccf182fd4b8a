import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Installation } from '../apps/Installation';
import { SandboxApp } from '../apps/SandboxApp';
import { ApiError, notFound } from '../server/ApiError';
import { ForgeContext } from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import { param } from '../server/param';
import { installationShape } from '../shapes/installationShape';
import { findOrganization } from './findAccount';

/** What an app asks for in its own name: where it is installed, and a token to work with there. */
export function appRoutes({ apps, store, urls }: ForgeContext): Router {
  const router = PromiseRouter();

  const installationsOf = (res: Response) => {
    const signer = signerOf(res);
    return apps.installations.filter(({ app }) => app === signer);
  };
  const find = (req: Request, res: Response) => {
    const id = param(req, 'id');
    const found = installationsOf(res).find(each => String(each.id) === id);
    if (!found) throw notFound();
    return found;
  };
  const shapeOf = (installation: Installation) => {
    const account = findOrganization(store, installation.account);
    return installationShape(installation, account, urls);
  };

  router.get('/app/installations', async (req, res) => {
    res.json(paginate(req, res, installationsOf(res).map(shapeOf)));
  });

  router.get('/app/installations/:id', async (req, res) => {
    res.json(shapeOf(find(req, res)));
  });

  router.post('/app/installations/:id/access_tokens', async (req, res) => {
    const installation = find(req, res);
    const { token, expiresAt } = apps.issue(installation);
    res.status(201).json({
      token,
      expires_at: expiresAt.toISOString(),
      permissions: installation.permissions,
      repository_selection: 'all',
    });
  });

  return router;
}

function signerOf(res: Response): SandboxApp {
  const { signer } = res.locals as { readonly signer?: SandboxApp };
  if (!signer) {
    throw new ApiError(401, 'A JSON web token could not be decoded');
  }
  return signer;
}
