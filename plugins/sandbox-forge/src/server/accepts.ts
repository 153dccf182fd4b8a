import { RequestHandler } from 'express';
import { isGranted } from '../apps/Installation';
import { notForApps } from '../apps/keepToInstallation';
import { installationOf } from './ForgeContext';

/**
 * Names the permission of a fine-grained token that the route needs, as GitHub does in
 * `X-Accepted-GitHub-Permissions`, and refuses an app that was not granted it.
 */
export function accepts(permission: string): RequestHandler {
  return (_req, res, next) => {
    res.set('X-Accepted-GitHub-Permissions', permission);
    const installation = installationOf(res);
    next(
      installation && !isGranted(installation, permission)
        ? notForApps()
        : undefined,
    );
  };
}
