import { CreatedRepository, Repository, RepositorySpec } from '../Forge';
import { ForgeFailure } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { createOnce } from '../repository/createOnce';
import { markDescription } from '../repository/markDescription';
import { repositoryName } from '../repositoryName';
import { findNamespace } from './findNamespace';
import { GitlabTools } from './GitlabTools';
import { readRepository, toRepository } from './readProject';

/** GitLab: `description` of "Create a project" in the documentation of its API. */
const MOST_CHARACTERS = 2000;

/** Creates the project, or returns ours where an earlier attempt did. */
export function createRepository(
  tools: GitlabTools,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<CreatedRepository> {
  const { api } = tools;
  return createOnce(
    {
      host: api.host,
      spec,
      post: () => post(tools, spec, options),
      async find() {
        const found = await readRepository(api, spec, options);
        return found && namingBranch(found, spec);
      },
      pause: looks =>
        api.pause(api.patience.backoffMs * 2 ** looks, options.signal),
    },
    options,
  );
}

async function post(
  tools: GitlabTools,
  spec: RepositorySpec,
  options: InnerOptions,
): Promise<Repository> {
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
    description: markDescription(spec.description, marker, MOST_CHARACTERS),
    visibility: visibility as 'private' | 'internal' | 'public',
    initializeWithReadme: false,
  });
  return namingBranch(toRepository(tools.api, project), spec);
}

/** Until the first push GitLab tells a branch that need not become the default one, or none. */
function namingBranch(
  repository: Repository,
  { defaultBranch }: RepositorySpec,
): Repository {
  return repository.empty ? { ...repository, defaultBranch } : repository;
}
