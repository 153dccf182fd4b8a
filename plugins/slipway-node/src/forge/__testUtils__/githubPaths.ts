const REPOSITORY = '/repos/{owner}/{repo}';
const ENVIRONMENT = `${REPOSITORY}/environments/{environment_name}`;

/** Every route of GitHub's that the forge uses; any other is a violation. */
export const githubPaths = [
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
