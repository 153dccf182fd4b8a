import { Repository } from '../Forge';
import { InnerOptions } from '../http/together';
import { deleteOnce } from '../repository/deleteOnce';
import { repositoryName } from '../repositoryName';
import { GiteaApi, pathTo } from './GiteaApi';
import { readRepository } from './readRepository';

/** Deletes a repository that still is the one that was seen; one that is gone already is done. */
export function deleteRepository(
  api: GiteaApi,
  seen: Repository,
  options: InnerOptions,
): Promise<void> {
  return deleteOnce({
    seen,
    find: () => readRepository(api, seen, options),
    remove: () =>
      api.request({
        method: 'DELETE',
        path: pathTo`/repos/${seen.owner}/${seen.name}`,
        doing: `delete repository ${repositoryName(seen)}`,
        options,
      }),
  });
}
