import { Repository } from '../Forge';
import { InnerOptions } from '../http/together';
import { deleteOnce } from '../repository/deleteOnce';
import { repositoryName } from '../repositoryName';
import { GithubApi } from './GithubApi';
import { findRepository } from './readRepository';

/** Deletes a repository that still is the one that was seen; one that is gone already is done. */
export function deleteRepository(
  api: GithubApi,
  seen: Repository,
  options: InnerOptions,
): Promise<void> {
  const { owner, name: repo } = seen;
  const doing = `delete repository ${repositoryName(seen)}`;
  return deleteOnce({
    seen,
    find: () => findRepository(api, seen, options),
    remove: () =>
      api.request(
        'DELETE /repos/{owner}/{repo}',
        { owner, repo },
        { doing, options, owner },
      ),
  });
}
