import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { CreatedRepository, RepositorySpec } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { repositoryName } from '../repositoryName';
import { InnerOptions } from '../http/together';
import { GithubApi } from './GithubApi';
import { isSamePlace } from '../repositoryState';
import {
  findRepository,
  FoundRepository,
  isEmpty,
  toRepository,
} from './readRepository';

/** How often a creation is sent whose answer got lost and whose repository did not appear. */
const ATTEMPTS = 2;

/** How often, with growing pauses, a repository is looked for that may have been created. */
const LOOKS = 3;

/** What came of trying to create: all but whether the repository is empty. */
type Outcome = Omit<CreatedRepository, 'empty'>;

/** Creates the repository, or returns ours where an earlier attempt did. */
export async function createRepository(
  api: GithubApi,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<CreatedRepository> {
  const found = options.fresh
    ? undefined
    : await findRepository(api, spec, options);
  const outcome = found
    ? adopt(found, spec, api.host)
    : await create(api, spec, options);
  const empty = outcome.created || (await isEmpty(api, spec, options));
  return { ...outcome, empty };
}

async function create(
  api: GithubApi,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await post(api, spec, options);
    } catch (error) {
      if (!(error instanceof ForgeFailure)) {
        throw error;
      }
      const found = await lookAgain(api, spec, error, options);
      if (found) {
        return adopt(found, spec, api.host);
      }
      if (error.facts.kind === 'nameTaken') {
        throw new ConflictError(
          `repoUrl: the name ${repositoryName(spec)} is taken on ${
            api.host
          } by a repository that the credentials cannot see; choose another name`,
        );
      }
      if (!error.ambiguous || attempt >= ATTEMPTS) {
        throw error;
      }
    }
  }
}

/** An organisation first: only a user's account costs a second request. */
async function post(
  api: GithubApi,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<Outcome> {
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
    return created(data, spec, api.host);
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
  return created(data, spec, api.host);
}

/** A forge that passes over what it does not know would have made something that others can see, or cannot. */
function created(
  data: Parameters<typeof toRepository>[0],
  spec: RepositorySpec,
  host: string,
): Outcome {
  const repository = toRepository(data);
  if (repository.visibility !== spec.visibility) {
    throw new NotAllowedError(
      `visibility: ${host} made ${repositoryName(spec)} ${
        repository.visibility
      } instead of ${
        spec.visibility
      }; delete the empty repository and choose another visibility`,
    );
  }
  return { ...repository, created: true };
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

/** After "name exists" there is something to see at once; after no clear answer it may take a moment. */
async function lookAgain(
  api: GithubApi,
  spec: RepositorySpec,
  error: ForgeFailure,
  options: InnerOptions,
): Promise<FoundRepository | undefined> {
  if (!error.ambiguous && !hasStatus(error, 409, 422)) {
    return undefined;
  }
  const looks = error.ambiguous ? LOOKS : 1;
  for (let look = 1; look <= looks; look += 1) {
    const found = await findRepository(api, spec, options);
    if (found) {
      return found;
    }
    if (look < looks) {
      options.onProgress?.(
        `Looking whether ${repositoryName(
          spec,
        )} was created although no clear answer came`,
      );
      await api.pause(api.patience.backoffMs * 2 ** look, options.signal);
    }
  }
  return undefined;
}

function adopt(
  found: FoundRepository,
  spec: RepositorySpec,
  host: string,
): Outcome {
  if (!isSamePlace(found, spec)) {
    throw new ConflictError(
      `repoUrl: ${repositoryName(spec)} is called ${repositoryName(
        found,
      )} on ${host} now; give its present name, or choose another one`,
    );
  }
  if (found.marker !== spec.marker) {
    throw new ConflictError(
      `repoUrl: the name ${repositoryName(
        spec,
      )} is taken on ${host} by a repository that was not created for ${
        spec.marker
      }; choose another name`,
    );
  }
  if (found.visibility !== spec.visibility) {
    throw new ConflictError(
      `visibility: ${repositoryName(spec)} exists on ${host} and is ${
        found.visibility
      } instead of ${
        spec.visibility
      }; change its visibility there, or choose another name`,
    );
  }
  return { ...found, created: false };
}
