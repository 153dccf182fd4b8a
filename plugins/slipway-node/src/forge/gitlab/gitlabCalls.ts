import { InnerForge } from '../forgeAtEdge';
import { repositoryUrls } from '../repositoryUrls';
import { applyPipeline } from './applyPipeline';
import { applyProtection } from './applyProtection';
import { createRepository } from './createRepository';
import { deleteRepository, deletionProblem } from './deleteRepository';
import { gitlabReviewer } from './gitlabReviewer';
import { GitlabTools } from './GitlabTools';
import { preflight } from './preflight';
import { readRepository } from './readProject';

/** gitlab.com or a GitLab of one's own. */
export function gitlabCalls(tools: GitlabTools): InnerForge {
  const { api } = tools;
  return {
    kind: 'gitlab',
    host: api.host,
    patience: api.patience,
    terms: {
      section: 'integrations.gitlab',
      address: 'apiBaseUrl',
      holder: 'the account of the token',
      right: 'the role Maintainer in the project',
    },
    expectedUrls: id => repositoryUrls(api.baseUrl, id),
    fileUrl: (webUrl, { branch, path }) => `${webUrl}/-/blob/${branch}/${path}`,
    pipelinesUrl: webUrl => `${webUrl}/-/pipelines`,
    reviewerOf: principal => gitlabReviewer(principal, api.host),
    calls: {
      readRepository: (id, options) => readRepository(api, id, options),
      preflight: (repository, spec, options) =>
        preflight(tools, repository, spec, options),
      createRepository: (spec, options) =>
        createRepository(tools, spec, options),
      applyPipeline: (repository, spec, options) =>
        applyPipeline(tools, repository, spec, options),
      applyProtection: (repository, spec, options) =>
        applyProtection(tools, repository, spec, options),
      deletionProblem: (repository, options) =>
        deletionProblem(api, repository, options),
      deleteRepository: (repository, options) =>
        deleteRepository(api, repository, options),
      // Any token of GitLab's, a person's too, is taken under this name.
      gitCredentials: async () => ({ username: 'oauth2', password: api.token }),
    },
  };
}
