import { Permissions } from '../neededPermissions';

const REPOSITORY = '/repos/{owner}/{repo}';
const ENVIRONMENT = `${REPOSITORY}/environments/{environment_name}`;
const TEAM_ACCESS = '/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}';

const anybody: Permissions = {};
const look: Permissions = { metadata: 'read' };
const administer: Permissions = { administration: 'write' };

/**
 * Every route of GitHub's that the forge uses, any other is a violation, and the permissions it needs;
 * docs.github.com, "Permissions required for GitHub Apps", of October 2026: no package has that list.
 */
export const githubRoutes: Readonly<Record<string, Permissions>> = {
  'GET /user': anybody,
  'GET /users/{username}': anybody,
  'GET /user/memberships/orgs/{org}': { members: 'read' },
  'POST /user/repos': administer,
  'GET /orgs/{org}': anybody,
  'POST /orgs/{org}/repos': administer,
  'GET /orgs/{org}/teams/{team_slug}': { members: 'read' },
  [`GET ${TEAM_ACCESS}`]: { members: 'read', metadata: 'read' },
  [`PUT ${TEAM_ACCESS}`]: { members: 'read', administration: 'write' },
  [`GET ${REPOSITORY}`]: look,
  [`DELETE ${REPOSITORY}`]: administer,
  [`GET ${REPOSITORY}/branches`]: { contents: 'read' },
  [`GET ${REPOSITORY}/branches/{branch}/protection`]: {
    administration: 'read',
  },
  [`PUT ${REPOSITORY}/branches/{branch}/protection`]: administer,
  [`GET ${REPOSITORY}/topics`]: look,
  [`PUT ${REPOSITORY}/topics`]: administer,
  [`PUT ${REPOSITORY}/collaborators/{username}`]: administer,
  [`GET ${REPOSITORY}/collaborators/{username}/permission`]: look,
  [`GET ${REPOSITORY}/invitations`]: { administration: 'read' },
  [`GET ${REPOSITORY}/actions/permissions/workflow`]: {
    administration: 'read',
  },
  [`PUT ${REPOSITORY}/actions/permissions/workflow`]: administer,
  [`GET ${REPOSITORY}/actions/oidc/customization/sub`]: { actions: 'read' },
  [`PUT ${REPOSITORY}/actions/oidc/customization/sub`]: { actions: 'write' },
  ...placeRoutes(`${REPOSITORY}/actions`, {
    variables: 'actions_variables',
    secrets: 'secrets',
  }),
  [`GET ${ENVIRONMENT}`]: { actions: 'read' },
  [`PUT ${ENVIRONMENT}`]: administer,
  ...placeRoutes(ENVIRONMENT, {
    variables: 'environments',
    secrets: 'environments',
  }),
};

/** What git needs for the first push, which brings along files below `.github/workflows`. */
export const gitPermissions: Permissions = {
  contents: 'write',
  workflows: 'write',
};

/** A place has the same routes for its variables and secrets whether it is a repository or an environment. */
function placeRoutes(
  base: string,
  names: { readonly variables: string; readonly secrets: string },
): Record<string, Permissions> {
  return {
    [`GET ${base}/variables`]: { [names.variables]: 'read' },
    [`POST ${base}/variables`]: { [names.variables]: 'write' },
    [`GET ${base}/variables/{name}`]: { [names.variables]: 'read' },
    [`PATCH ${base}/variables/{name}`]: { [names.variables]: 'write' },
    [`GET ${base}/secrets`]: { [names.secrets]: 'read' },
    [`GET ${base}/secrets/public-key`]: { [names.secrets]: 'read' },
    [`PUT ${base}/secrets/{secret_name}`]: { [names.secrets]: 'write' },
  };
}
