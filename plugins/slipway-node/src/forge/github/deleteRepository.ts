import { ConflictError } from '@backstage/errors';
import { CallOptions, Repository } from '../Forge';
import { repositoryName } from '../repositoryName';
import { GithubApi } from './GithubApi';
import { findRepository } from './readRepository';

/** Deletes a repository that still is the one that was seen; one that is gone already is done. */
export async function deleteRepository(
  api: GithubApi,
  repository: Repository,
  options: CallOptions,
): Promise<void> {
  const { id, marker, owner, name } = repository;
  const now = await findRepository(api, repository, options);
  if (!now) {
    return;
  }
  if (now.id !== id || now.marker !== marker) {
    throw new ConflictError(
      `${repositoryName(
        repository,
      )} is another repository by now; nothing was deleted`,
    );
  }
  await api.request(
    'DELETE /repos/{owner}/{repo}',
    { owner, repo: name },
    {
      doing: `delete repository ${repositoryName(repository)}`,
      options,
      owner,
    },
  );
}
