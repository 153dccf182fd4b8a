import express, { Router } from 'express';
import { keepToInstallation } from '../apps/keepToInstallation';
import { ApiError } from '../server/ApiError';
import { answerErrors } from '../server/answerErrors';
import { apiHeaders, scopeHeaders } from '../server/apiHeaders';
import { authenticate } from '../server/authenticate';
import { ForgeContext } from '../server/ForgeContext';
import { UserDocument } from '../store/documents';
import { meetTrouble } from '../trouble/meetTrouble';
import { accountRoutes } from './accountRoutes';
import { environmentScope, repositoryScope } from './actionsScope';
import { actionsSettingsRoutes } from './actionsSettingsRoutes';
import { appRoutes } from './appRoutes';
import { archiveRoutes } from './archiveRoutes';
import { branchPolicyRoutes } from './branchPolicyRoutes';
import { branchRoutes } from './branchRoutes';
import { collaboratorRoutes } from './collaboratorRoutes';
import { commitRoutes } from './commitRoutes';
import { contentRoutes } from './contentRoutes';
import { contentWriteRoutes } from './contentWriteRoutes';
import { environmentRoutes } from './environmentRoutes';
import { loadRepository } from './loadRepository';
import { metaRoutes } from './metaRoutes';
import { objectRoutes } from './objectRoutes';
import { protectionRoutes } from './protectionRoutes';
import { pullRoutes } from './pullRoutes';
import { refRoutes } from './refRoutes';
import { repositoryRoutes } from './repositoryRoutes';
import { rulesetRoutes } from './rulesetRoutes';
import { secretRoutes } from './secretRoutes';
import { statusRoutes } from './statusRoutes';
import { teamRoutes } from './teamRoutes';
import { topicRoutes } from './topicRoutes';
import { variableRoutes } from './variableRoutes';

/** The REST API with everything around it: sign-in, headers, routes, errors. */
export function createApi(
  forge: ForgeContext,
  token: string,
  owner: UserDocument,
): Router {
  const api = Router();
  api.use(apiHeaders());
  api.use(authenticate(token, { owner, apps: forge.apps }));
  api.use(scopeHeaders);
  api.use(meetTrouble(forge.troubles));
  api.use(express.json({ limit: '64mb', strict: false, type: () => true }));
  api.use(appRoutes(forge));
  api.use(keepToInstallation);
  api.use(loadRepository(forge));
  api.use(metaRoutes());
  api.use(accountRoutes(forge));
  api.use(teamRoutes(forge));
  api.use(repositoryRoutes(forge));
  api.use(topicRoutes(forge));
  api.use(collaboratorRoutes(forge));
  api.use(contentRoutes(forge));
  api.use(contentWriteRoutes(forge));
  api.use(refRoutes(forge));
  api.use(objectRoutes(forge));
  api.use(branchRoutes(forge));
  api.use(commitRoutes(forge));
  api.use(statusRoutes(forge));
  api.use(archiveRoutes(forge));
  api.use(environmentRoutes(forge));
  api.use(branchPolicyRoutes(forge));
  for (const scope of [repositoryScope, environmentScope]) {
    api.use(secretRoutes(forge, scope));
    api.use(variableRoutes(forge, scope));
  }
  api.use(actionsSettingsRoutes(forge));
  api.use(protectionRoutes(forge));
  api.use(rulesetRoutes(forge));
  api.use(pullRoutes(forge));
  api.use((_req, _res, next) => next(new ApiError(404, 'Not Found')));
  api.use(answerErrors(forge));
  return api;
}
