import { RequestHandler } from 'express';
import { ApiError, notFound } from '../server/ApiError';
import { installationOf } from '../server/ForgeContext';
import { Installation, isInstalledOn } from './Installation';

const REPOSITORY = /^(?:\/orgs\/[^/]+\/teams\/[^/]+)?\/repos\/([^/]+)\//i;
const ORGANISATION = /^\/orgs\/([^/]+)\//i;

/** 403 for an app that may not. */
export const notForApps = () =>
  new ApiError(403, 'Resource not accessible by integration');

/** Keeps an app to what belongs to the account it is installed on; it has no account of its own. */
export const keepToInstallation: RequestHandler = (req, res, next) => {
  const installation = installationOf(res);
  next(installation && refusal(installation, req.path));
};

function refusal(
  installation: Installation,
  path: string,
): ApiError | undefined {
  if (/^\/user(\/|$)/i.test(path)) return notForApps();
  const [, owner] = REPOSITORY.exec(path) ?? [];
  if (owner !== undefined) {
    return isInstalledOn(installation, owner) ? undefined : notFound();
  }
  const [, organisation] = ORGANISATION.exec(path) ?? [];
  return organisation === undefined || isInstalledOn(installation, organisation)
    ? undefined
    : notForApps();
}
