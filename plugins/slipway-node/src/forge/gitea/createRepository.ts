import { CreatedRepository, Repository, RepositorySpec } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { createOnce } from '../repository/createOnce';
import { markDescription } from '../repository/markDescription';
import { repositoryName } from '../repositoryName';
import { GiteaApi, pathTo } from './GiteaApi';
import { GiteaOwner, GiteaRepository } from './giteaAnswers';
import { readRepository, toRepository } from './readRepository';

/** Gitea: `CreateRepoOption` of `modules/structs/repo.go`. */
const MOST_CHARACTERS = 2048;

/** Creates the repository, or returns ours where an earlier attempt did. */
export function createRepository(
  api: GiteaApi,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<CreatedRepository> {
  return createOnce(
    {
      host: api.host,
      spec,
      post: () => post(api, spec, options),
      find: () => readRepository(api, spec, options),
      pause: looks => api.pause(looks, options.signal),
    },
    options,
  );
}

/** An organisation first: only a user's account costs a second request. */
async function post(
  api: GiteaApi,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<Repository> {
  const call = {
    method: 'POST',
    body: bodyOf(spec),
    doing: `create repository ${repositoryName(spec)}`,
    options: { ...options, fresh: false },
  } as const;
  try {
    const path = pathTo`/orgs/${spec.owner}/repos`;
    const made = await api.request<GiteaRepository>({ ...call, path });
    return toRepository(api, made, 'organization');
  } catch (error) {
    if (!hasStatus(error, 404) || !(await isOwnAccount(api, spec, options))) {
      throw error;
    }
  }
  const path = '/user/repos';
  const made = await api.request<GiteaRepository>({ ...call, path });
  return toRepository(api, made, 'user');
}

async function isOwnAccount(
  api: GiteaApi,
  { owner }: RepositorySpec,
  options: InnerOptions,
): Promise<boolean> {
  const { login } = await api.request<GiteaOwner>({
    path: '/user',
    doing: 'read the account of the credentials',
    options: { ...options, fresh: false },
  });
  return login.toLowerCase() === owner.toLowerCase();
}

function bodyOf(spec: RepositorySpec) {
  return {
    name: spec.name,
    description: markDescription(
      spec.description,
      spec.marker,
      MOST_CHARACTERS,
    ),
    private: spec.visibility !== 'public',
    default_branch: spec.defaultBranch,
    auto_init: false,
  };
}
