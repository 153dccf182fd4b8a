import { AccessGrant, Change, OwnedRepository } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { effectiveGrants } from '../pipeline/effectiveGrants';
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
export function applyAccess(
  api: GithubApi,
  repository: OwnedRepository,
  grants: readonly AccessGrant[],
  options: InnerOptions,
): Promise<readonly Change[]> {
  return together(
    grants.map(grant => async (inner: InnerOptions): Promise<Change> => {
      const { kind, name, permission } = grant;
      const who = `${kind} ${name}`;
      const doing = `give ${who} ${permission} access to ${repositoryName(
        repository,
      )}`;
      const call = { doing, options: inner, owner: repository.owner };
      const work = { api, repository, grant, call };
      const action = kind === 'team' ? applyTeam(work) : applyUser(work);
      return {
        subject: `access of ${who}`,
        action: await action.catch(error => explain(error, work)),
      };
    }),
    options,
  );
}

async function applyTeam(work: GrantWork): Promise<Change['action']> {
  const { api, repository, grant, call } = work;
  const { owner, name: repo } = repository;
  const team = { org: owner, team_slug: grant.name, owner, repo };
  const present = call.options.fresh
    ? undefined
    : await api.find(`GET ${TEAM}`, team, {
        ...call,
        accept: WITH_PERMISSIONS,
      });
  if (present?.permissions?.[grant.permission]) {
    return 'kept';
  }
  const { permission } = grant;
  await api.request(`PUT ${TEAM}`, { ...team, permission }, call);
  return present ? 'updated' : 'created';
}

/** Looks in any case: whoever creates a repository administers it, and a PUT would take that away. */
async function applyUser(work: GrantWork): Promise<Change['action']> {
  const { api, repository, grant, call } = work;
  const { owner, name: repo, ownerKind } = repository;
  const user = { owner, repo, username: grant.name };
  const present = await api.request(`GET ${USER}/permission`, user, call);
  const permissions = present.user?.permissions;
  if (permissions?.[grant.permission] || (await isInvited(work))) {
    return 'kept';
  }
  const { permission } = grant;
  await api.request(
    `PUT ${USER}`,
    // A user's own repository knows only one kind of collaborator.
    { ...user, ...(ownerKind !== 'user' && { permission }) },
    call,
  );
  return permissions?.pull ? 'updated' : 'created';
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
function explain(error: unknown, { grant, repository }: GrantWork): never {
  if (!hasStatus(error, 404)) {
    throw error;
  }
  const where = grant.kind === 'team' ? ` in ${repository.owner}` : '';
  throw new ForgeFailure({
    ...error.facts,
    explanation: `the ${grant.kind} does not exist${where}, or the credentials may not administer the repository; correct the owner or the credentials`,
  });
}
