import type { ProjectSchema } from '@gitbeaker/rest';
import { Decision, Piece } from '../decision/Piece';
import { AccessGrant, Change, OwnedRepository } from '../Forge';
import { ForgeFailure, hasStatus, isNameTaken } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import { repositoryName } from '../repositoryName';
import { roleFor, roleNameOf, roles } from './accessLevels';
import { findPrincipal, FoundPrincipal, isAncestor } from './findPrincipal';
import { GitlabCall } from './GitlabApi';
import { GitlabTools } from './GitlabTools';

type Shares = ProjectSchema['shared_with_groups'];

/** gitbeaker forgets that a share may end: lib/api/entities/shared_group_with_project.rb. */
type Share = NonNullable<Shares>[number] & {
  readonly expires_at?: string | null;
};

interface GrantWork {
  readonly tools: GitlabTools;
  readonly repository: OwnedRepository;
  readonly grant: AccessGrant;
  readonly found: FoundPrincipal;
  readonly call: GitlabCall;
}

/**
 * Gives everybody at least the access asked for; who has more keeps it. `lookProject` tells with which groups the
 * project is shared; of none where it is known to be with none.
 */
export function accessPieces(
  tools: GitlabTools,
  repository: OwnedRepository,
  {
    grants,
    lookProject,
  }: {
    readonly grants: readonly AccessGrant[];
    readonly lookProject: (
      options: InnerOptions,
    ) => Promise<Pick<ProjectSchema, 'shared_with_groups'>>;
  },
): readonly Piece[] {
  return grants.map(grant => {
    const { kind, name, permission } = grant;
    const who = `${kind} ${name}`;
    const thing = {
      subject: `access of ${who}`,
      to: roleNameOf(roleFor[permission]),
    };
    const place = repositoryName(repository);
    const doing = `give ${who} ${permission} access to ${place}`;
    return {
      replaces: true,
      isObstacle: kind === 'team',
      wanted: [thing],
      async decide(options) {
        const call = { doing, options: { ...options, fresh: false } };
        const { owner } = repository;
        const found = await findPrincipal(tools, { ...grant, owner }, options);
        if (!found) {
          throw stranger(grant, repository, doing);
        }
        const work = { tools, repository, grant, found, call };
        const decision =
          kind === 'team'
            ? decideGroup(work, (await lookProject(options)).shared_with_groups)
            : await decideUser(work);
        return [{ ...thing, ...decision }];
      },
    };
  });
}

function decideGroup(
  work: GrantWork,
  shares: Shares,
): Omit<Decision, 'subject'> {
  const { repository, grant, found } = work;
  const present = shareAmong(shares, found);
  const before = present?.group_access_level;
  const isEnough =
    // GitLab refuses to share a project with the groups it is in: their members have their roles there.
    isAncestor(found.path, repository.owner) ||
    (before !== undefined && before >= roleFor[grant.permission]);
  if (isEnough) {
    return { action: 'keep' };
  }
  return {
    action: before === undefined ? 'create' : 'update',
    from: before === undefined ? undefined : roleNameOf(before),
    problem: present?.expires_at
      ? endingShare(work, present.expires_at)
      : undefined,
    write: () => shareAgain(work, present),
  };
}

/** Between taking such a share away and making it anew its end could get lost, and nobody would miss it. */
function endingShare({ repository, grant }: GrantWork, end: string): string {
  const role = roleNameOf(roleFor[grant.permission]);
  return `access: the share of ${repositoryName(repository)} with the group ${
    grant.name
  } has a lower role than ${role} and ends on ${end}; raise it there, or remove its end`;
}

async function shareAgain(
  work: GrantWork,
  before: Share | undefined,
): Promise<Change['action']> {
  const role = roleFor[work.grant.permission];
  if (before) {
    // There is no call that raises a share.
    await unshare(work);
  }
  const { value: after, written } = await writeOnce({
    write: () => share(work, role).then(() => role),
    look: async () =>
      shareAmong(await readShares(work), work.found)?.group_access_level,
    isTaken: isNameTaken,
  });
  if (after < role) {
    // Somebody shared it for less at the same time.
    const { write } = decideGroup(work, await readShares(work));
    return write ? write() : 'kept';
  }
  const changed = before ? 'updated' : 'created';
  return written ? changed : 'kept';
}

function shareAmong(shares: Shares, { id }: FoundPrincipal): Share | undefined {
  return shares?.find(({ group_id }) => group_id === id);
}

async function readShares({
  tools,
  repository,
  call,
}: GrantWork): Promise<Shares> {
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
      shareAmong(await readShares(work), found) === undefined || undefined,
  });
}

/** Looks in any case: whoever creates a project has a role in it. */
async function decideUser(work: GrantWork): Promise<Omit<Decision, 'subject'>> {
  const present = await roleOf(work);
  if (present !== undefined && present >= roleFor[work.grant.permission]) {
    return { action: 'keep' };
  }
  return {
    action: present === undefined ? 'create' : 'update',
    from: present === undefined ? undefined : roleNameOf(present),
    write: () => addUser(work, present),
  };
}

async function addUser(
  work: GrantWork,
  present: number | undefined,
): Promise<Change['action']> {
  const { tools, repository, grant, found, call } = work;
  const project = repositoryName(repository);
  const role = roleFor[grant.permission];
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
