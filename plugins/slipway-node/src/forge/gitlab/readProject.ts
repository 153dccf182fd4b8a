import type { ProjectSchema } from '@gitbeaker/rest';
import { Repository, RepositoryId } from '../Forge';
import { ForgeFailure } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import { GitlabApi } from './GitlabApi';
import { markerOf } from '../repository/markDescription';

/** The branch of a project in which GitLab knows none yet. */
const FIRST_BRANCH = 'main';

/** A project as GitLab tells it, under its present name where it has another one now; `undefined` where there is none that the credentials can see. */
export async function findProject(
  api: GitlabApi,
  id: RepositoryId,
  options: InnerOptions,
): Promise<ProjectSchema | undefined> {
  const doing = `read repository ${repositoryName(id)}`;
  const find = (project: string) =>
    api.find('Projects', { doing, options }, projects =>
      projects.show(project),
    );
  try {
    return await find(repositoryName(id));
  } catch (error) {
    if (error instanceof ForgeFailure && error.facts.movedTo !== undefined) {
      return find(error.facts.movedTo);
    }
    throw error;
  }
}

/** The project in our words. */
export async function readRepository(
  api: GitlabApi,
  id: RepositoryId,
  options: InnerOptions,
): Promise<Repository | undefined> {
  const project = await findProject(api, id, options);
  return project && toRepository(project);
}

/** GitLab's project in our words; one answer tells everything. */
export function toRepository(project: ProjectSchema): Repository {
  return {
    id: String(project.id),
    owner: project.namespace.full_path,
    name: project.path,
    webUrl: project.web_url,
    cloneUrl: project.http_url_to_repo,
    defaultBranch: project.default_branch ?? FIRST_BRANCH,
    visibility: project.visibility,
    ownerKind: project.namespace.kind === 'user' ? 'user' : 'organization',
    marker: markerOf(project.description),
    empty: project.empty_repo,
  };
}
