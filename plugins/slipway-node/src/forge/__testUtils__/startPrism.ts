import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import { readGithubDescription } from './readGithubDescription';

const REPOSITORY = '/repos/{owner}/{repo}';
const ENVIRONMENT = `${REPOSITORY}/environments/{environment_name}`;

/** Every route of GitHub's that the forge uses; any other is a violation. */
const PATHS = [
  '/user',
  '/users/{username}',
  '/orgs/{org}',
  '/orgs/{org}/repos',
  '/orgs/{org}/teams/{team_slug}',
  '/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}',
  '/user/repos',
  '/user/memberships/orgs/{org}',
  REPOSITORY,
  `${REPOSITORY}/branches`,
  `${REPOSITORY}/branches/{branch}/protection`,
  `${REPOSITORY}/topics`,
  `${REPOSITORY}/collaborators/{username}`,
  `${REPOSITORY}/collaborators/{username}/permission`,
  `${REPOSITORY}/invitations`,
  `${REPOSITORY}/actions/permissions/workflow`,
  `${REPOSITORY}/actions/oidc/customization/sub`,
  `${REPOSITORY}/actions/variables`,
  `${REPOSITORY}/actions/variables/{name}`,
  `${REPOSITORY}/actions/secrets`,
  `${REPOSITORY}/actions/secrets/public-key`,
  `${REPOSITORY}/actions/secrets/{secret_name}`,
  ENVIRONMENT,
  `${ENVIRONMENT}/variables`,
  `${ENVIRONMENT}/variables/{name}`,
  `${ENVIRONMENT}/secrets`,
  `${ENVIRONMENT}/secrets/public-key`,
  `${ENVIRONMENT}/secrets/{secret_name}`,
];

/** Starts Prism in front of an API: it checks requests and answers against GitHub's own description and reports in `sl-violations`. */
export async function startPrism(
  upstream: string,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const description = await readGithubDescription(PATHS);
  const operations = await getHttpOperationsFromSpec(description);
  const server = createServer(operations, {
    cors: false,
    components: { logger: createLogger('prism', { level: 'silent' }) },
    config: {
      isProxy: true,
      upstream: new URL(upstream),
      upstreamProxy: undefined,
      checkSecurity: false,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      mock: { dynamic: false },
    },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, stop: () => server.close() };
}
