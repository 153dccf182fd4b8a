import { ConflictError } from '@backstage/errors';
import { CallOptions, Repository } from '../Forge';
import { repositoryName } from '../repositoryName';
import { GiteaApi, pathTo } from './GiteaApi';
import { readRepository } from './readRepository';

/** Deletes a repository that still is the one that was seen; one that is gone already is done. */
export async function deleteRepository(
  api: GiteaApi,
  seen: Repository,
  options: CallOptions,
): Promise<void> {
  const now = await readRepository(api, seen, options);
  if (!now) {
    return;
  }
  const place = repositoryName(seen);
  if (now.id !== seen.id || now.marker !== seen.marker) {
    throw new ConflictError(
      `${place} is another repository by now; nothing was deleted`,
    );
  }
  await api.request({
    method: 'DELETE',
    path: pathTo`/repos/${now.owner}/${now.name}`,
    doing: `delete repository ${place}`,
    options,
  });
}
