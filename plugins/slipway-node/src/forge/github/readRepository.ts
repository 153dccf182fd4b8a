import { Endpoints } from '@octokit/types';
import { Repository, RepositoryId } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { repositoryName } from '../repositoryName';
import { repositoryUrls } from '../repositoryUrls';
import { InnerOptions } from '../http/together';
import { GithubApi } from './GithubApi';

type FullRepository =
  Endpoints['GET /repos/{owner}/{repo}']['response']['data'];

/** A repository as one request tells of it: not whether it is empty. */
export type FoundRepository = Omit<Repository, 'empty'>;

/** Looks for a repository; one that was renamed or given away is told by its present name. */
export async function findRepository(
  api: GithubApi,
  id: RepositoryId,
  options: InnerOptions,
): Promise<FoundRepository | undefined> {
  const { owner, name } = id;
  const doing = `read repository ${repositoryName(id)}`;
  const call = { doing, options, owner };
  try {
    const data = await api.find(
      'GET /repos/{owner}/{repo}',
      { owner, repo: name },
      call,
    );
    return data && toRepository(api, data);
  } catch (error) {
    if (error instanceof ForgeFailure && error.facts.movedTo !== undefined) {
      const data = await api.findById(error.facts.movedTo, call);
      return data && toRepository(api, data);
    }
    throw error;
  }
}

/** As {@link findRepository}, and where there is one a second request tells whether it is empty. */
export async function readRepository(
  api: GithubApi,
  id: RepositoryId,
  options: InnerOptions,
): Promise<Repository | undefined> {
  const found = await findRepository(api, id, options);
  return found && { ...found, empty: await isEmpty(api, found, options) };
}

/** `size` lags behind and `pushed_at` is never absent: only the list of branches tells. */
export async function isEmpty(
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
      // The repository is there: a 404 can only mean that its creation has not settled.
      { doing, options: { ...options, fresh: true }, owner },
    );
    return branches.length === 0;
  } catch (error) {
    if (hasStatus(error, 409)) {
      return true;
    }
    throw error;
  }
}

/** GitHub's repository in our words; whether it is empty is what its answer does not tell. */
export function toRepository(
  { webBaseUrl }: Pick<GithubApi, 'webBaseUrl'>,
  data: Pick<
    FullRepository,
    | 'id'
    | 'name'
    | 'owner'
    | 'default_branch'
    | 'private'
    | 'visibility'
    | 'homepage'
  >,
): FoundRepository {
  const place = { owner: data.owner.login, name: data.name };
  return {
    id: String(data.id),
    ...place,
    ...repositoryUrls(webBaseUrl, place),
    defaultBranch: data.default_branch,
    visibility: data.visibility ?? (data.private ? 'private' : 'public'),
    ownerKind: data.owner.type === 'User' ? 'user' : 'organization',
    marker: data.homepage ?? '',
  };
}
