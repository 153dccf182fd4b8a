import { InnerForge } from '../forgeAtEdge';
import { repositoryName } from '../repositoryName';
import { repositoryUrls } from '../repositoryUrls';
import { ReviewerDirectory } from '../ReviewerDirectory';
import { createRepository } from './createRepository';
import { deleteRepository } from './deleteRepository';
import { GithubApi } from './GithubApi';
import { githubReviewer } from './githubReviewer';
import { pipelineStages } from './pipelineStages';
import { preflight } from './preflight';
import { protectionPiece } from './protectionPiece';
import { readRepository } from './readRepository';

/** github.com or a GitHub Enterprise Server. */
export function githubCalls(
  api: GithubApi,
  directory: ReviewerDirectory,
): InnerForge {
  const tools = { api, directory };
  return {
    kind: 'github',
    host: api.host,
    patience: api.patience,
    terms: {
      api: 'GitHub’s REST API',
      section: 'integrations.github',
      address: 'apiBaseUrl',
      holder: 'the token or the GitHub App',
      right: 'administration of the repository',
    },
    expectedUrls: id => repositoryUrls(api.webBaseUrl, id),
    // `tree` and not `blob`: so the catalog writes it itself.
    fileUrl: (webUrl, { branch, path }) => `${webUrl}/tree/${branch}/${path}`,
    pipelinesUrl: webUrl => `${webUrl}/actions`,
    reviewerOf: githubReviewer,
    pipeline: (repository, spec) => pipelineStages(tools, repository, spec),
    protection: (repository, spec) => protectionPiece(api, repository, spec),
    calls: {
      readRepository: (id, options) => readRepository(api, id, options),
      preflight: (repository, spec, options) =>
        preflight(tools, repository, spec, options),
      createRepository: (spec, options) => createRepository(api, spec, options),
      deletionProblem: async () => undefined,
      deleteRepository: (repository, options) =>
        deleteRepository(api, repository, options),
      async gitCredentials({ owner, name }, options) {
        const doing = `get the credentials for git of ${repositoryName({
          owner,
          name,
        })}`;
        const password = await api.tokenFor({ owner, doing, options });
        return { username: 'x-access-token', password };
      },
    },
  };
}
