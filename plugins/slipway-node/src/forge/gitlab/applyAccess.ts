import type { ProjectSchema } from '@gitbeaker/rest';
import { AccessGrant, Change, OwnedRepository } from '../Forge';
import { ForgeFailure, hasStatus, isNameTaken } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { writeOnce } from '../http/writeOnce';
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
  const before = levelAmong(shares, found);
  if (before !== undefined && before >= role) {
    return 'kept';
  }
  if (before !== undefined) {
    // There is no call that raises a share.
    await unshare(work);
  }
  const { value: after, written } = await writeOnce({
    write: () => share(work, role).then(() => role),
    look: async () => levelAmong(await readShares(work), found),
    isTaken: isNameTaken,
  });
  if (after < role) {
    // Somebody shared it for less at the same time.
    return applyGroup({ ...work, shares: await readShares(work) });
  }
  const changed = before === undefined ? 'created' : 'updated';
  return written ? changed : 'kept';
}

function levelAmong(
  shares: AccessWork['shares'],
  { id }: FoundPrincipal,
): number | undefined {
  return shares?.find(({ group_id }) => group_id === id)?.group_access_level;
}

async function readShares({
  tools,
  repository,
  call,
}: GrantWork): Promise<AccessWork['shares']> {
  const { shared_with_groups } = await tools.api
    .on('Projects', call)
    .show(repositoryName(repository));
  return shared_with_groups;
}

async function share(
  { tools, repository, found, call }: GrantWork,
  role: number,
): Promise<void> {
  await tools.api
    .on('Projects', call)
    .share(repositoryName(repository), found.id, role);
}

async function unshare(work: GrantWork): Promise<void> {
  const { tools, repository, found, call } = work;
  await writeOnce<unknown>({
    write: () =>
      tools.api.find('Projects', call, projects =>
        projects.unshare(repositoryName(repository), found.id),
      ),
    look: async () =>
      levelAmong(await readShares(work), found) === undefined || undefined,
  });
}

async function applyUser(work: GrantWork): Promise<Change['action']> {
  const { tools, repository, grant, found, call } = work;
  const project = repositoryName(repository);
  const role = roleFor[grant.permission];
  // Look in any case: whoever creates a project has a role in it.
  const present = await roleOf(work);
  if (present !== undefined && present >= role) {
    return 'kept';
  }
  const edited =
    present !== undefined &&
    (await tools.api.find('ProjectMembers', call, members =>
      members.edit(project, found.id, role),
    ));
  if (edited) {
    return 'updated';
  }
  const { written } = await writeOnce<unknown>({
    write: () =>
      tools.api
        .on('ProjectMembers', call)
        .add(project, role, { userId: found.id }),
    look: async () =>
      ((await roleOf(work)) ?? roles.nobody) >= role || undefined,
    isTaken: failure => hasStatus(failure, 409),
  });
  const changed = present === undefined ? 'created' : 'updated';
  return written ? changed : 'kept';
}

/** The role that counts, wherever it comes from; `undefined` for who is no member. */
async function roleOf({
  tools,
  repository,
  found,
  call,
}: GrantWork): Promise<number | undefined> {
  const member = await tools.api.find('ProjectMembers', call, members =>
    members.show(repositoryName(repository), found.id, {
      includeInherited: true,
    }),
  );
  return member?.access_level;
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
