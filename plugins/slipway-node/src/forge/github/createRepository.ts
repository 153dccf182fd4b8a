import { InputError } from '@backstage/errors';
import { CreatedRepository, Repository, RepositorySpec } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { createOnce } from '../repository/createOnce';
import { repositoryName } from '../repositoryName';
import { GithubApi } from './GithubApi';
import { readRepository, toRepository } from './readRepository';

/** Creates the repository, or returns ours where an earlier attempt did. */
export function createRepository(
  api: GithubApi,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<CreatedRepository> {
  return createOnce(
    {
      host: api.host,
      spec,
      post: () => post(api, spec, options),
      find: () => readRepository(api, spec, options),
      pause: looks =>
        api.pause(api.patience.backoffMs * 2 ** looks, options.signal),
    },
    options,
  );
}

/** An organisation first: only a user's account costs a second request. */
async function post(
  api: GithubApi,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<Repository> {
  const doing = `create repository ${repositoryName(spec)}`;
  const call = {
    doing,
    options: { ...options, fresh: false },
    owner: spec.owner,
  };
  try {
    const body = { ...bodyOf(spec), ...internal(spec) };
    const data = await api.request(
      'POST /orgs/{org}/repos',
      { org: spec.owner, ...body },
      call,
    );
    return { ...toRepository(api, data), empty: true };
  } catch (error) {
    if (isRefusedVisibility(error, spec)) {
      throw new InputError(
        `visibility: ${api.host} refuses an internal repository in ${spec.owner}, which needs an organisation of GitHub Enterprise that lets its members create some; choose private or public`,
      );
    }
    if (!hasStatus(error, 404) || !(await isOwnAccount(api, spec, options))) {
      throw error;
    }
  }
  if (spec.visibility === 'internal') {
    throw new InputError(
      `visibility: "internal" is only possible in an organisation and ${spec.owner} is a user; choose private`,
    );
  }
  const data = await api.request('POST /user/repos', bodyOf(spec), call);
  return { ...toRepository(api, data), empty: true };
}

/** The only value of ours that GitHub refuses here besides a name that is taken. */
function isRefusedVisibility(error: unknown, spec: RepositorySpec): boolean {
  return (
    spec.visibility === 'internal' &&
    hasStatus(error, 422) &&
    error.facts.kind === undefined
  );
}

async function isOwnAccount(
  api: GithubApi,
  { owner }: RepositorySpec,
  options: InnerOptions,
): Promise<boolean> {
  const doing = 'read the account of the credentials';
  const call = { doing, options: { ...options, fresh: false }, owner };
  try {
    const { login } = await api.request('GET /user', {}, call);
    return login.toLowerCase() === owner.toLowerCase();
  } catch (error) {
    // A GitHub App is nobody: it has no account and is refused here.
    if (hasStatus(error, 403)) {
      return false;
    }
    throw error;
  }
}

function bodyOf(spec: RepositorySpec) {
  return {
    name: spec.name,
    // GitHub refuses control characters and more than 350 characters here.
    description: spec.description
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 350),
    homepage: spec.marker,
    private: spec.visibility !== 'public',
    auto_init: false,
  };
}

/** GitHub's description of this request forgets `internal`, which only exists in an enterprise. */
function internal({ visibility }: RepositorySpec): object {
  return visibility === 'internal' ? { visibility } : {};
}
