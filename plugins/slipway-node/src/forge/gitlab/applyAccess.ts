import type { ProjectSchema } from '@gitbeaker/rest';
import { AccessGrant, Change, OwnedRepository } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { repositoryName } from '../repositoryName';
import { roleFor, roles } from './accessLevels';
import { findPrincipal, FoundPrincipal, isAncestor } from './findPrincipal';
import { GitlabCall } from './GitlabApi';
import { GitlabTools } from './GitlabTools';

/** What {@link applyAccess} works on. */
export interface AccessWork {
  readonly repository: OwnedRepository;
  readonly grants: readonly AccessGrant[];
  /** With which groups the project is shared; absent where it is known to be with none. */
  readonly shares: ProjectSchema['shared_with_groups'];
}

interface GrantWork extends Omit<AccessWork, 'grants'> {
  readonly tools: GitlabTools;
  readonly grant: AccessGrant;
  readonly found: FoundPrincipal;
  readonly call: GitlabCall;
}

/** The grants there is something to do for: a user's own projects know no teams, and an owner may do everything. */
export function effectiveGrants(
  { owner, ownerKind }: OwnedRepository,
  wanted: readonly AccessGrant[],
): readonly AccessGrant[] {
  return ownerKind === 'user'
    ? wanted
        .filter(({ kind }) => kind === 'user')
        .filter(({ name }) => name.toLowerCase() !== owner.toLowerCase())
    : wanted;
}

/** Gives everybody at least the access asked for; who has more keeps it. */
export function applyAccess(
  tools: GitlabTools,
  { repository, grants, shares }: AccessWork,
  options: InnerOptions,
): Promise<readonly Change[]> {
  return together(
    grants.map(grant => async (inner: InnerOptions): Promise<Change> => {
      const { kind, name, permission } = grant;
      const doing = `give ${kind} ${name} ${permission} access to ${repositoryName(
        repository,
      )}`;
      const call = { doing, options: { ...inner, fresh: false } };
      const { owner } = repository;
      const found = await findPrincipal(tools, { ...grant, owner }, inner);
      if (!found) {
        throw stranger(grant, repository, doing);
      }
      const work = { tools, repository, shares, grant, found, call };
      return {
        subject: `access of ${kind} ${name}`,
        action: await (kind === 'team' ? applyGroup(work) : applyUser(work)),
      };
    }),
    options,
  );
}

async function applyGroup(work: GrantWork): Promise<Change['action']> {
  const { repository, shares, grant, found } = work;
  // GitLab refuses to share a project with the groups it is in: their members have their roles there.
  if (isAncestor(found.path, repository.owner)) {
    return 'kept';
  }
  const role = roleFor[grant.permission];
  const share = shares?.find(({ group_id }) => group_id === found.id);
  if (share && share.group_access_level >= role) {
    return 'kept';
  }
  if (share) {
    // There is no call that raises a share.
    await unshare(work);
  }
  try {
    await doShare(work, role);
  } catch (error) {
    return afterFailedShare(work, error);
  }
  return share ? 'updated' : 'created';
}

/** It is shared already, or nobody knows: look, and then do what is left to be done. */
async function afterFailedShare(
  work: GrantWork,
  error: unknown,
): Promise<Change['action']> {
  const unclear = error instanceof ForgeFailure && error.ambiguous;
  const taken =
    error instanceof ForgeFailure && error.facts.kind === 'nameTaken';
  if (!unclear && !taken) {
    throw error;
  }
  const { tools, repository, grant, found, call } = work;
  const project = await tools.api
    .on('Projects', call)
    .show(repositoryName(repository));
  const role = roleFor[grant.permission];
  const share = project.shared_with_groups?.find(
    ({ group_id }) => group_id === found.id,
  );
  if (share && share.group_access_level >= role) {
    return unclear ? 'created' : 'kept';
  }
  if (share) {
    await unshare(work);
  }
  await doShare(work, role);
  return share ? 'updated' : 'created';
}

async function doShare(
  { tools, repository, found, call }: GrantWork,
  role: number,
): Promise<void> {
  await tools.api
    .on('Projects', call)
    .share(repositoryName(repository), found.id, role);
}

async function unshare({
  tools,
  repository,
  found,
  call,
}: GrantWork): Promise<void> {
  await tools.api.find('Projects', call, projects =>
    projects.unshare(repositoryName(repository), found.id),
  );
}

async function applyUser(work: GrantWork): Promise<Change['action']> {
  const { tools, repository, grant, found, call } = work;
  const project = repositoryName(repository);
  const role = roleFor[grant.permission];
  // The role that counts, wherever it comes from; look in any case: whoever creates a project has one.
  const present = await tools.api.find('ProjectMembers', call, members =>
    members.show(project, found.id, { includeInherited: true }),
  );
  if (present && present.access_level >= role) {
    return 'kept';
  }
  const edited =
    present &&
    (await tools.api.find('ProjectMembers', call, members =>
      members.edit(project, found.id, role),
    ));
  if (edited) {
    return 'updated';
  }
  try {
    await tools.api
      .on('ProjectMembers', call)
      .add(project, role, { userId: found.id });
  } catch (error) {
    await believe(work, error);
  }
  return present ? 'updated' : 'created';
}

/** Whether the member is there after all. */
async function believe(work: GrantWork, error: unknown): Promise<void> {
  const unclear = error instanceof ForgeFailure && error.ambiguous;
  if (!unclear && !hasStatus(error, 409)) {
    throw error;
  }
  const { tools, repository, grant, found, call } = work;
  const present = await tools.api.find('ProjectMembers', call, members =>
    members.show(repositoryName(repository), found.id, {
      includeInherited: true,
    }),
  );
  if ((present?.access_level ?? roles.nobody) < roleFor[grant.permission]) {
    throw error;
  }
}

function stranger(
  { kind }: AccessGrant,
  { owner }: OwnedRepository,
  doing: string,
): ForgeFailure {
  const where = kind === 'team' ? ` among the groups of ${owner}` : '';
  return new ForgeFailure({
    doing,
    status: 404,
    explanation: `the ${
      kind === 'team' ? 'group' : 'user'
    } does not exist${where}, or the credentials may not see it; correct the owner or the credentials`,
  });
}
