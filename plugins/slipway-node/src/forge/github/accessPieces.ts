import { Decision, Piece } from '../decision/Piece';
import { AccessGrant, OwnedRepository } from '../Forge';
import { effectiveGrants } from '../pipeline/effectiveGrants';
import { explainStranger } from '../pipeline/explainStranger';
import { repositoryName } from '../repositoryName';
import { GithubApi, GithubCall } from './GithubApi';

const TEAM = '/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}';
const USER = '/repos/{owner}/{repo}/collaborators/{username}';

/** Without it GitHub only tells that a team has some permission. */
const WITH_PERMISSIONS = 'application/vnd.github.v3.repository+json';

/** What an invitation calls the permissions that include each of ours. */
const INVITED_TO: Readonly<
  Record<AccessGrant['permission'], readonly string[]>
> = {
  pull: ['read', 'triage', 'write', 'maintain', 'admin'],
  push: ['write', 'maintain', 'admin'],
  maintain: ['maintain', 'admin'],
};

interface GrantWork {
  readonly api: GithubApi;
  readonly repository: OwnedRepository;
  readonly grant: AccessGrant;
  readonly call: GithubCall;
}

/** The grants there is something to do for; in a user's account there is nothing between writing and owning. */
export function grantsOf(
  repository: OwnedRepository,
  wanted: readonly AccessGrant[],
): readonly AccessGrant[] {
  return effectiveGrants(repository, wanted).map(grant =>
    repository.ownerKind === 'user' && grant.permission === 'maintain'
      ? { ...grant, permission: 'push' }
      : grant,
  );
}

/** Gives everybody at least the access asked for; who has more keeps it. */
export function accessPieces(
  api: GithubApi,
  repository: OwnedRepository,
  grants: readonly AccessGrant[],
): readonly Piece[] {
  return grants.map(grant => {
    const { kind, name, permission } = grant;
    const who = `${kind} ${name}`;
    const thing = { subject: `access of ${who}`, to: permission };
    const place = repositoryName(repository);
    const doing = `give ${who} ${permission} access to ${place}`;
    return {
      replaces: true,
      wanted: [thing],
      async decide(options) {
        const call = { doing, options, owner: repository.owner };
        const work = { api, repository, grant, call };
        const decide = kind === 'team' ? decideTeam : decideUser;
        const { write, ...decision } = await explained(decide(work), work);
        return [
          {
            ...thing,
            ...decision,
            write: write && (() => explained(write(), work)),
          },
        ];
      },
    };
  });
}

async function decideTeam(work: GrantWork): Promise<Omit<Decision, 'subject'>> {
  const { api, repository, grant, call } = work;
  const { owner, name: repo } = repository;
  const team = { org: owner, team_slug: grant.name, owner, repo };
  const present = call.options.fresh
    ? undefined
    : await api.find(`GET ${TEAM}`, team, {
        ...call,
        accept: WITH_PERMISSIONS,
      });
  const { permission } = grant;
  if (present?.permissions?.[permission]) {
    return { action: 'keep' };
  }
  return {
    action: present ? 'update' : 'create',
    from: present && mostOf(present.permissions),
    write: async () => {
      await api.request(`PUT ${TEAM}`, { ...team, permission }, call);
      return present ? 'updated' : 'created';
    },
  };
}

/** Looks in any case: whoever creates a repository administers it, and a PUT would take that away. */
async function decideUser(work: GrantWork): Promise<Omit<Decision, 'subject'>> {
  const { api, repository, grant, call } = work;
  const { owner, name: repo, ownerKind } = repository;
  const user = { owner, repo, username: grant.name };
  const present = await api.request(`GET ${USER}/permission`, user, call);
  const permissions = present.user?.permissions;
  if (permissions?.[grant.permission] || (await isInvited(work))) {
    return { action: 'keep' };
  }
  const { permission } = grant;
  const isKnown = permissions?.pull === true;
  return {
    action: isKnown ? 'update' : 'create',
    from: isKnown ? mostOf(permissions) : undefined,
    write: async () => {
      await api.request(
        `PUT ${USER}`,
        // A user's own repository knows only one kind of collaborator.
        { ...user, ...(ownerKind !== 'user' && { permission }) },
        call,
      );
      return isKnown ? 'updated' : 'created';
    },
  };
}

/** The highest of GitHub's permissions, each of which includes the one before. */
function mostOf(
  permissions: Readonly<Record<string, boolean | undefined>> = {},
): string {
  const levels = ['pull', 'triage', 'push', 'maintain', 'admin'];
  return levels.filter(level => permissions[level]).at(-1) ?? 'none';
}

/** Who is invited and has not answered yet has no access, but needs no second invitation. */
async function isInvited({
  api,
  repository,
  grant,
  call,
}: GrantWork): Promise<boolean> {
  if (call.options.fresh) {
    return false;
  }
  const { owner, name: repo } = repository;
  const invitations = await api.find(
    'GET /repos/{owner}/{repo}/invitations',
    { owner, repo, per_page: 100 },
    call,
  );
  return (invitations ?? []).some(
    ({ invitee, expired, permissions }) =>
      invitee?.login.toLowerCase() === grant.name.toLowerCase() &&
      !expired &&
      INVITED_TO[grant.permission].includes(permissions),
  );
}

/** GitHub answers 404 for whom it does not know and for what the credentials may not do. */
function explained<T>(doing: Promise<T>, work: GrantWork): Promise<T> {
  return explainStranger(doing, { ...work, statuses: [404] });
}
