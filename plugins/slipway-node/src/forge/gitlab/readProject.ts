import { ConflictError } from '@backstage/errors';
import type { ProjectSchema } from '@gitbeaker/rest';
import { Repository, RepositoryId } from '../Forge';
import { ForgeFailure } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { markerOf } from '../repository/markDescription';
import { repositoryName } from '../repositoryName';
import { isSamePlace } from '../repositoryState';
import { repositoryUrls } from '../repositoryUrls';
import { GitlabApi, GitlabCall } from './GitlabApi';

/** The branch of a project in which GitLab knows none yet. */
const FIRST_BRANCH = 'main';

/** A project by its number, which nothing else ever has, or its path; `undefined` where there is none that the credentials can see. */
export function findBy(
  api: GitlabApi,
  numberOrPath: string,
  call: GitlabCall,
): Promise<ProjectSchema | undefined> {
  return api.find('Projects', call, projects => projects.show(numberOrPath));
}

/** Whether GitLab is about to delete a project. */
export function isMarked(project: ProjectSchema): boolean {
  const { marked_for_deletion_on, marked_for_deletion_at } = Object(project);
  return Boolean(marked_for_deletion_on ?? marked_for_deletion_at);
}

/**
 * A project as GitLab tells it, under its present name where it has another one now; `undefined` where there is
 * none that the credentials can see. What is marked for deletion has left its name and is none any more.
 */
export async function findProject(
  api: GitlabApi,
  id: RepositoryId,
  options: InnerOptions,
): Promise<ProjectSchema | undefined> {
  const found = await follow(api, id, options);
  if (!found || !isMarked(found)) {
    return found;
  }
  if (isSamePlace(id, placeOf(found))) {
    throw new ConflictError(
      `repoUrl: ${repositoryName(id)} is marked for deletion on ${
        api.host
      }; restore it or delete it for good there, or choose another name`,
    );
  }
  return undefined;
}

async function follow(
  api: GitlabApi,
  id: RepositoryId,
  options: InnerOptions,
): Promise<ProjectSchema | undefined> {
  const call = { doing: `read repository ${repositoryName(id)}`, options };
  try {
    return await findBy(api, repositoryName(id), call);
  } catch (error) {
    if (error instanceof ForgeFailure && error.facts.movedTo !== undefined) {
      return findBy(api, error.facts.movedTo, call);
    }
    throw error;
  }
}

function placeOf({ namespace, path }: ProjectSchema): RepositoryId {
  return { owner: namespace.full_path, name: path };
}

/** The project in our words. */
export async function readRepository(
  api: GitlabApi,
  id: RepositoryId,
  options: InnerOptions,
): Promise<Repository | undefined> {
  const project = await findProject(api, id, options);
  return project && toRepository(api, project);
}

/** GitLab's project in our words; one answer tells everything. */
export function toRepository(
  { baseUrl }: Pick<GitlabApi, 'baseUrl'>,
  project: ProjectSchema,
): Repository {
  const place = placeOf(project);
  return {
    id: String(project.id),
    ...place,
    ...repositoryUrls(baseUrl, place),
    defaultBranch: project.default_branch ?? FIRST_BRANCH,
    visibility: project.visibility,
    ownerKind: project.namespace.kind === 'user' ? 'user' : 'organization',
    marker: markerOf(project.description),
    empty: project.empty_repo,
  };
}
