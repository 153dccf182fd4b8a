import { InnerForge } from '../forgeAtEdge';
import { repositoryUrls } from '../repositoryUrls';
import { createRepository } from './createRepository';
import { deleteRepository } from './deleteRepository';
import { GiteaApi } from './GiteaApi';
import { giteaReviewer } from './giteaReviewer';
import { pipelineStages } from './pipelineStages';
import { preflight } from './preflight';
import { protectionPiece } from './protectionPiece';
import { readRepository } from './readRepository';

/** A Gitea or Forgejo. */
export function giteaCalls(api: GiteaApi): InnerForge {
  return {
    kind: 'gitea',
    host: api.host,
    patience: api.patience,
    terms: {
      api: 'Gitea’s API',
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
    pipeline: (repository, spec) => pipelineStages(api, repository, spec),
    protection: (repository, spec) => protectionPiece(api, repository, spec),
    calls: {
      readRepository: (id, options) => readRepository(api, id, options),
      preflight: (repository, spec, options) =>
        preflight(api, repository, spec, options),
      createRepository: (spec, options) => createRepository(api, spec, options),
      deletionProblem: async () => undefined,
      deleteRepository: (repository, options) =>
        deleteRepository(api, repository, options),
      gitCredentials: async () => api.credentials.git,
    },
  };
}
