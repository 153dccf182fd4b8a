import { InnerForge } from '../forgeAtEdge';
import { repositoryUrls } from '../repositoryUrls';
import { applyPipeline } from './applyPipeline';
import { applyProtection } from './applyProtection';
import { createRepository } from './createRepository';
import { deleteRepository } from './deleteRepository';
import { GiteaApi } from './GiteaApi';
import { giteaReviewer } from './giteaReviewer';
import { preflight } from './preflight';
import { readRepository } from './readRepository';

/** A Gitea or Forgejo. */
export function giteaCalls(api: GiteaApi): InnerForge {
  return {
    kind: 'gitea',
    host: api.host,
    patience: api.patience,
    terms: {
      section: 'integrations.gitea',
      address: 'baseUrl',
      holder: 'the account of the token',
      right: 'administration of the repository',
    },
    expectedUrls: id => repositoryUrls(api.baseUrl, id),
    // The only form that Backstage's reader of Gitea takes apart rightly.
    fileUrl: (webUrl, { branch, path }) =>
      `${webUrl}/src/branch/${branch}/${path}`,
    pipelinesUrl: webUrl => `${webUrl}/actions`,
    reviewerOf: giteaReviewer,
    calls: {
      readRepository: (id, options) => readRepository(api, id, options),
      preflight: (repository, spec, options) =>
        preflight(api, repository, spec, options),
      createRepository: (spec, options) => createRepository(api, spec, options),
      applyPipeline: (repository, spec, options) =>
        applyPipeline({ api, repository, spec }, options),
      applyProtection: (repository, spec, options) =>
        applyProtection(api, repository, spec, options),
      deletionProblem: async () => undefined,
      deleteRepository: (repository, options) =>
        deleteRepository(api, repository, options),
      gitCredentials: async () => api.credentials.git,
    },
  };
}
