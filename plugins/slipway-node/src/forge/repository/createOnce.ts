import { ConflictError, NotAllowedError } from '@backstage/errors';
import { CreatedRepository, Repository, RepositorySpec } from '../Forge';
import { ForgeFailure } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import { isSamePlace } from '../repositoryState';
import { serviceOf } from './serviceOf';

/** How often a creation is sent whose answer got lost and whose repository did not appear. */
const ATTEMPTS = 2;

/** How often, with growing pauses, a repository is looked for that may have been created. */
const LOOKS = 3;

/** One repository to be created, and how its forge does it. */
export interface Creation {
  readonly host: string;
  readonly spec: RepositorySpec;
  /** Sends the create call; throws {@link ForgeFailure}. */
  post(): Promise<Repository>;
  find(): Promise<Repository | undefined>;
  /** Waits longer the more often it was looked before. */
  pause(looks: number): Promise<void>;
}

/**
 * Creates a repository, or gives ours where an earlier attempt did: after an answer that says neither yes
 * nor no it looks, and only where nothing is there it asks once more. A foreign one is a `ConflictError`.
 */
export async function createOnce(
  creation: Creation,
  options: InnerOptions,
): Promise<CreatedRepository> {
  const found = options.fresh ? undefined : await creation.find();
  if (found) {
    return adopt(found, creation);
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { ...asAsked(await creation.post(), creation), created: true };
    } catch (error) {
      if (!(error instanceof ForgeFailure)) {
        throw error;
      }
      const appeared = await lookAgain(creation, error, options);
      if (appeared) {
        return adopt(appeared, creation);
      }
      if (error.facts.kind === 'nameTaken') {
        throw new ConflictError(
          `repoUrl: the name ${repositoryName(creation.spec)} is taken on ${
            creation.host
          } by a repository that the credentials cannot see; choose another name`,
        );
      }
      if (!error.ambiguous || attempt >= ATTEMPTS) {
        throw error;
      }
    }
  }
}

/** After "already taken" there is something to see at once; after no clear answer it may take a moment. */
async function lookAgain(
  { spec, find, pause }: Creation,
  error: ForgeFailure,
  options: InnerOptions,
): Promise<Repository | undefined> {
  if (!error.ambiguous && error.facts.kind !== 'nameTaken') {
    return undefined;
  }
  const looks = error.ambiguous ? LOOKS : 1;
  for (let look = 1; look <= looks; look += 1) {
    const found = await find();
    if (found) {
      return found;
    }
    if (look < looks) {
      options.onProgress?.(
        `Looking whether ${repositoryName(
          spec,
        )} was created although no clear answer came`,
      );
      await pause(look);
    }
  }
  return undefined;
}

/** What the forge passed over would be missing exactly when it is needed. */
function asAsked(
  repository: Repository,
  { host, spec }: Pick<Creation, 'host' | 'spec'>,
): Repository {
  if (repository.visibility !== spec.visibility) {
    throw new NotAllowedError(
      `visibility: ${host} made ${repositoryName(spec)} ${
        repository.visibility
      } instead of ${
        spec.visibility
      }; delete the empty repository and choose another visibility`,
    );
  }
  if (repository.marker !== spec.marker) {
    throw new NotAllowedError(
      `repoUrl: ${host} made ${repositoryName(
        spec,
      )} without the description or homepage it was given, by which it would be known again; delete the empty repository and let repositories have them`,
    );
  }
  return repository;
}

function adopt(
  found: Repository,
  { host, spec }: Pick<Creation, 'host' | 'spec'>,
): CreatedRepository {
  if (!isSamePlace(found, spec)) {
    throw new ConflictError(
      `repoUrl: ${repositoryName(spec)} is called ${repositoryName(
        found,
      )} on ${host} now; give its present name, or choose another one`,
    );
  }
  if (serviceOf(found.marker) !== serviceOf(spec.marker)) {
    throw new ConflictError(
      `repoUrl: the name ${repositoryName(
        spec,
      )} is taken on ${host} by a repository that was not created for ${serviceOf(
        spec.marker,
      )}; choose another name`,
    );
  }
  if (found.marker !== spec.marker) {
    throw new ConflictError(
      `repoUrl: ${repositoryName(
        spec,
      )} on ${host} was made by another run, from other answers; run the template with those, discard what that run left, or choose another name`,
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
