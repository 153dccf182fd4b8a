import { Repository } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import { deleteOnce } from '../repository/deleteOnce';
import { repositoryName } from '../repositoryName';
import { roles } from './accessLevels';
import { GitlabApi, GitlabCall } from './GitlabApi';
import { findBy, isMarked, toRepository } from './readProject';

/** Why the credentials may not delete a project, if they may not. */
export async function deletionProblem(
  api: GitlabApi,
  { id, owner, name }: Repository,
  options: InnerOptions,
): Promise<string | undefined> {
  const place = repositoryName({ owner, name });
  const call = { doing: `look who may delete ${place}`, options };
  const {
    id: user,
    username,
    is_admin,
  } = await api.on('Users', call).showCurrentUser();
  const member = await api.find('ProjectMembers', call, members =>
    members.show(id, user, { includeInherited: true }),
  );
  return is_admin || (member?.access_level ?? roles.nobody) >= roles.owner
    ? undefined
    : `${username} lacks the role Owner in ${place} on ${api.host}, without which GitLab deletes no project; delete it there, or let an owner of the group give that role`;
}

/**
 * Deletes a project that still is the one that was seen, for good. GitLab only marks it at first, which
 * gives it another path, and deletes what is marked when it is asked again by that path. All by the
 * project's number: whatever else has its name by now is not touched.
 */
export async function deleteRepository(
  api: GitlabApi,
  seen: Repository,
  options: InnerOptions,
): Promise<void> {
  const { id } = seen;
  const doing = `delete repository ${repositoryName(seen)}`;
  const call = { doing, options };
  await deleteOnce({
    seen,
    async find() {
      const project = await findBy(api, id, call);
      return project && !isMarked(project)
        ? toRepository(api, project)
        : undefined;
    },
    remove: () =>
      api
        .on('Projects', call)
        .remove(id)
        .catch(error => {
          throw explainRole(error);
        }),
  });
  await deleteMarked(api, id, call);
}

/** Some instances keep what is marked for some days and let nobody but administrators do anything about it. */
async function deleteMarked(
  api: GitlabApi,
  id: string,
  call: GitlabCall,
): Promise<void> {
  const marked = await findBy(api, id, call);
  if (!marked) {
    return;
  }
  await writeOnce<unknown>({
    write: () =>
      api.on('Projects', call).remove(id, {
        permanentlyRemove: true,
        fullPath: marked.path_with_namespace,
      }),
    look: async () => ((await findBy(api, id, call)) ? undefined : true),
    isTaken: failure => hasStatus(failure, 404),
  }).catch(error => {
    throw explainDelay(error);
  });
}

function explainRole(error: unknown): unknown {
  return hasStatus(error, 403)
    ? new ForgeFailure({
        ...error.facts,
        explanation:
          'it takes the role Owner in the project; delete it there, or let an owner of the group give that role',
      })
    : error;
}

function explainDelay(error: unknown): unknown {
  return hasStatus(error, 400, 403)
    ? new ForgeFailure({
        ...error.facts,
        status: 403,
        explanation:
          'only administrators may do that at once there; it is marked for deletion, its name is free, and GitLab deletes it when its time is over',
      })
    : error;
}
