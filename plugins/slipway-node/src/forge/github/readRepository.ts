import { Endpoints } from '@octokit/types';
import { Repository, RepositoryId } from '../Forge';
import { GithubApi } from './GithubApi';
import { hasStatus } from './GithubFailure';
import { repositoryName } from './repositoryName';
import { InnerOptions } from './together';

type FullRepository =
  Endpoints['GET /repos/{owner}/{repo}']['response']['data'];

/** A repository and what else GitHub says of it. */
export interface FoundRepository {
  readonly repository: Repository;
  readonly topics: readonly string[];
}

/** Looks for a repository; the second request, whether it is empty, is only made where there is one. */
export async function readRepository(
  api: GithubApi,
  id: RepositoryId,
  options: InnerOptions,
): Promise<FoundRepository | undefined> {
  const { owner, name } = id;
  const doing = `read repository ${repositoryName(id)}`;
  const call = { doing, options, owner };
  const data = await api.find(
    'GET /repos/{owner}/{repo}',
    { owner, repo: name },
    call,
  );
  if (data === undefined) {
    return undefined;
  }
  const empty = await isEmpty(api, id, options);
  return { repository: toRepository(data, empty), topics: data.topics ?? [] };
}

/** `size` lags behind and `pushed_at` is never absent: only the list of branches tells. */
async function isEmpty(
  api: GithubApi,
  id: RepositoryId,
  options: InnerOptions,
): Promise<boolean> {
  const { owner, name } = id;
  const doing = `list the branches of ${repositoryName(id)}`;
  try {
    const branches = await api.request(
      'GET /repos/{owner}/{repo}/branches',
      { owner, repo: name, per_page: 1 },
      { doing, options: { ...options, fresh: false }, owner },
    );
    return branches.length === 0;
  } catch (error) {
    if (hasStatus(error, 409)) {
      return true;
    }
    throw error;
  }
}

/** GitHub's repository in our words; `empty` is what its answer does not tell. */
export function toRepository(
  data: Pick<
    FullRepository,
    | 'id'
    | 'name'
    | 'owner'
    | 'html_url'
    | 'clone_url'
    | 'default_branch'
    | 'private'
    | 'visibility'
    | 'homepage'
  >,
  empty: boolean,
): Repository {
  return {
    id: String(data.id),
    owner: data.owner.login,
    name: data.name,
    webUrl: data.html_url,
    cloneUrl: data.clone_url,
    defaultBranch: data.default_branch,
    visibility: data.visibility ?? (data.private ? 'private' : 'public'),
    marker: data.homepage ?? '',
    empty,
  };
}
