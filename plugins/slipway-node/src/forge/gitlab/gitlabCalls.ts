import { InnerForge } from '../forgeAtEdge';
import { repositoryUrls } from '../repositoryUrls';
import { createRepository } from './createRepository';
import { deleteRepository, deletionProblem } from './deleteRepository';
import { gitlabReviewer } from './gitlabReviewer';
import { GitlabTools } from './GitlabTools';
import { pipelineStages } from './pipelineStages';
import { preflight } from './preflight';
import { protectionPiece } from './protectionPiece';
import { readRepository } from './readProject';

/** gitlab.com or a GitLab of one's own. */
export function gitlabCalls(tools: GitlabTools): InnerForge {
  const { api } = tools;
  return {
    kind: 'gitlab',
    host: api.host,
    patience: api.patience,
    terms: {
      api: 'GitLab’s REST API',
      section: 'integrations.gitlab',
      address: 'apiBaseUrl',
      holder: 'the account of the token',
      right: 'the role Maintainer in the project',
    },
    expectedUrls: id => repositoryUrls(api.baseUrl, id),
    fileUrl: (webUrl, { branch, path }) => `${webUrl}/-/blob/${branch}/${path}`,
    pipelinesUrl: webUrl => `${webUrl}/-/pipelines`,
    reviewerOf: principal => gitlabReviewer(principal, api.host),
    pipeline: (repository, spec) => pipelineStages(tools, repository, spec),
    protection: (repository, spec) => protectionPiece(tools, repository, spec),
    calls: {
      readRepository: (id, options) => readRepository(api, id, options),
      preflight: (repository, spec, options) =>
        preflight(tools, repository, spec, options),
      createRepository: (spec, options) =>
        createRepository(tools, spec, options),
      deletionProblem: (repository, options) =>
        deletionProblem(api, repository, options),
      deleteRepository: (repository, options) =>
        deleteRepository(api, repository, options),
      // Any token of GitLab's, a person's too, is taken under this name.
      gitCredentials: async () => ({ username: 'oauth2', password: api.token }),
    },
  };
}
