import { OwnerKind, Repository, RepositoryId } from '../Forge';
import { ForgeFailure } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { markerOf } from '../repository/markDescription';
import { repositoryName } from '../repositoryName';
import { repositoryUrls } from '../repositoryUrls';
import { GiteaApi, pathTo } from './GiteaApi';
import { GiteaRepository } from './giteaAnswers';

/**
 * Looks for a repository, and at the same time for what owns it: its answer does not say. One that was
 * renamed or given away is told by its present name.
 */
export async function readRepository(
  api: GiteaApi,
  id: RepositoryId,
  options: InnerOptions,
): Promise<Repository | undefined> {
  try {
    return await readAt(api, id, options);
  } catch (error) {
    const moved = error instanceof ForgeFailure && error.facts.movedTo;
    if (!moved) {
      throw error;
    }
    const [owner = '', name = ''] = moved.split('/');
    return readAt(api, { owner, name }, options);
  }
}

async function readAt(
  api: GiteaApi,
  { owner, name }: RepositoryId,
  options: InnerOptions,
): Promise<Repository | undefined> {
  const [found, ownerKind] = await Promise.all([
    api.find<GiteaRepository>({
      path: pathTo`/repos/${owner}/${name}`,
      doing: `read repository ${repositoryName({ owner, name })}`,
      options,
    }),
    readOwnerKind(api, owner, options),
  ]);
  return found && toRepository(api, found, ownerKind);
}

async function readOwnerKind(
  api: GiteaApi,
  owner: string,
  options: InnerOptions,
): Promise<OwnerKind> {
  const organization = await api.find({
    path: pathTo`/orgs/${owner}`,
    doing: `read owner ${owner}`,
    options,
  });
  return organization ? 'organization' : 'user';
}

/** Gitea's repository in our words. */
export function toRepository(
  { baseUrl }: Pick<GiteaApi, 'baseUrl'>,
  data: GiteaRepository,
  ownerKind: OwnerKind,
): Repository {
  const place = { owner: data.owner.login, name: data.name };
  return {
    id: String(data.id),
    ...place,
    ...repositoryUrls(baseUrl, place),
    defaultBranch: data.default_branch,
    visibility: data.private ? 'private' : 'public',
    ownerKind,
    marker: markerOf(data.description),
    empty: data.empty,
  };
}
