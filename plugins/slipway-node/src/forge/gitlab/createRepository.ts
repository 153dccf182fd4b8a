import { ConflictError, NotAllowedError } from '@backstage/errors';
import { CreatedRepository, Repository, RepositorySpec } from '../Forge';
import { ForgeFailure } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import { isSamePlace } from '../repositoryState';
import { findNamespace } from './findNamespace';
import { GitlabTools } from './GitlabTools';
import { markDescription } from './marker';
import { readRepository, toRepository } from './readProject';

/** How often a creation is sent whose answer got lost and whose project did not appear. */
const ATTEMPTS = 2;

/** How often, with growing pauses, a project is looked for that may have been created. */
const LOOKS = 3;

/** Creates the project, or returns ours where an earlier attempt did. */
export async function createRepository(
  tools: GitlabTools,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<CreatedRepository> {
  const found = options.fresh
    ? undefined
    : await readRepository(tools.api, spec, options);
  return found
    ? adopt(found, spec, tools.api.host)
    : create(tools, spec, options);
}

async function create(
  tools: GitlabTools,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<CreatedRepository> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await post(tools, spec, options);
    } catch (error) {
      if (!(error instanceof ForgeFailure)) {
        throw error;
      }
      const found = await lookAgain(tools, spec, error, options);
      if (found) {
        return adopt(found, spec, tools.api.host);
      }
      if (error.facts.kind === 'nameTaken') {
        throw new ConflictError(
          `repoUrl: the name ${repositoryName(spec)} is taken on ${
            tools.api.host
          } by a repository that the credentials cannot see, or that is being deleted; choose another name`,
        );
      }
      if (!error.ambiguous || attempt >= ATTEMPTS) {
        throw error;
      }
    }
  }
}

async function post(
  tools: GitlabTools,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<CreatedRepository> {
  const { owner, name, marker, visibility } = spec;
  const doing = `create repository ${repositoryName(spec)}`;
  const call = { doing, options: { ...options, fresh: false } };
  const namespace = await findNamespace(tools, owner, options);
  if (namespace === undefined) {
    throw new ForgeFailure({
      doing,
      status: 404,
      explanation: `the group or user ${owner} does not exist, or the credentials may not see it; correct the owner or the credentials`,
    });
  }
  const project = await tools.api.on('Projects', call).create({
    name,
    path: name,
    namespaceId: namespace.id,
    description: markDescription(spec.description, marker),
    visibility: visibility as 'private' | 'internal' | 'public',
    initializeWithReadme: false,
  });
  const repository = toRepository(project);
  refuseOtherwise(repository, spec, tools.api.host);
  return { ...repository, defaultBranch: spec.defaultBranch, created: true };
}

/** What GitLab, or a proxy before it, passed over would be missing exactly when it is needed. */
function refuseOtherwise(
  repository: Repository,
  spec: RepositorySpec,
  host: string,
): void {
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
      )} without the description it was given, by which it would be known again; delete the empty repository and let projects have descriptions`,
    );
  }
}

/** After "already taken" there is something to see at once; after no clear answer it may take a moment. */
async function lookAgain(
  { api }: GitlabTools,
  spec: RepositorySpec,
  error: ForgeFailure,
  options: InnerOptions,
): Promise<Repository | undefined> {
  if (!error.ambiguous && error.facts.kind !== 'nameTaken') {
    return undefined;
  }
  const looks = error.ambiguous ? LOOKS : 1;
  for (let look = 1; look <= looks; look += 1) {
    const found = await readRepository(api, spec, options);
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
  found: Repository,
  spec: RepositorySpec,
  host: string,
): CreatedRepository {
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
  return {
    ...found,
    ...(found.empty && { defaultBranch: spec.defaultBranch }),
    created: false,
  };
}
