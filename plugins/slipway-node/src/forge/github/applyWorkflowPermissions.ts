import { NotAllowedError } from '@backstage/errors';
import { Endpoints } from '@octokit/types';
import { Change, RepositoryId } from '../Forge';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import { GithubApi } from './GithubApi';

const ROUTE = '/repos/{owner}/{repo}/actions/permissions/workflow';

type Permissions = Endpoints[`GET ${typeof ROUTE}`]['response']['data'];

/**
 * Gives the token of a pipeline no more than to read, where a workflow asks for nothing else, and lets
 * no workflow approve a pull request; reads both back. No answer asks for it: it is told only where it had
 * to be changed.
 */
export async function applyWorkflowPermissions(
  api: GithubApi,
  repository: RepositoryId,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const { owner, name: repo } = repository;
  const name = repositoryName(repository);
  const doing = `limit what pipelines of ${name} may do`;
  const call = { doing, options, owner };
  const read = () => api.request(`GET ${ROUTE}`, { owner, repo }, call);
  if (isLeast(await read())) {
    return [];
  }
  const least: Permissions = {
    default_workflow_permissions: 'read',
    can_approve_pull_request_reviews: false,
  };
  await api.request(`PUT ${ROUTE}`, { owner, repo, ...least }, call);
  if (!isLeast(await read())) {
    throw new NotAllowedError(
      `could not ${doing} on ${api.host}: they may still write, or approve pull requests, after it was set; check the policies of its organisation`,
    );
  }
  return [{ subject: 'permissions of pipelines', action: 'updated' }];
}

function isLeast(permissions: Permissions): boolean {
  return (
    permissions.default_workflow_permissions === 'read' &&
    !permissions.can_approve_pull_request_reviews
  );
}
