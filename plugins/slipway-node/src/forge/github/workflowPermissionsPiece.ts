import { NotAllowedError } from '@backstage/errors';
import { Endpoints } from '@octokit/types';
import { Piece } from '../decision/Piece';
import { RepositoryId } from '../Forge';
import { repositoryName } from '../repositoryName';
import { GithubApi } from './GithubApi';

const ROUTE = '/repos/{owner}/{repo}/actions/permissions/workflow';

type Permissions = Endpoints[`GET ${typeof ROUTE}`]['response']['data'];

const least: Permissions = {
  default_workflow_permissions: 'read',
  can_approve_pull_request_reviews: false,
};

/**
 * Gives the token of a pipeline no more than to read, where a workflow asks for nothing else, and lets
 * no workflow approve a pull request; reads both back. No answer asks for it: it is told only where it has
 * to be changed.
 */
export function workflowPermissionsPiece(
  api: GithubApi,
  repository: RepositoryId,
): Piece {
  const subject = 'permissions of pipelines';
  const { owner, name: repo } = repository;
  const doing = `limit what pipelines of ${repositoryName(repository)} may do`;
  return {
    isTacit: true,
    wanted: [{ subject }],
    async decide(options) {
      const call = { doing, options, owner };
      const read = () => api.request(`GET ${ROUTE}`, { owner, repo }, call);
      const present = await read();
      if (isLeast(present)) {
        return [];
      }
      const write = async () => {
        await api.request(`PUT ${ROUTE}`, { owner, repo, ...least }, call);
        if (!isLeast(await read())) {
          throw new NotAllowedError(
            `could not ${doing} on ${api.host}: they may still write, or approve pull requests, after it was set; check the policies of its organisation`,
          );
        }
        return 'updated' as const;
      };
      const [from, to] = [tell(present), tell(least)];
      return [{ subject, action: 'update', from, to, write }];
    },
  };
}

function tell(permissions: Permissions): string {
  const approves = permissions.can_approve_pull_request_reviews;
  return `${permissions.default_workflow_permissions}${
    approves ? ', may approve pull requests' : ''
  }`;
}

function isLeast(permissions: Permissions): boolean {
  return (
    permissions.default_workflow_permissions === 'read' &&
    !permissions.can_approve_pull_request_reviews
  );
}
