import { NotAllowedError } from '@backstage/errors';
import { AccessGrant, Change, OwnedRepository } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { repositoryName } from '../repositoryName';
import { isEnough, levelOf, levelOfTeam } from './accessLevels';
import { GiteaApi, pathTo } from './GiteaApi';
import { GiteaTeam } from './giteaAnswers';

interface GrantWork {
  readonly api: GiteaApi;
  readonly repository: OwnedRepository;
  readonly grant: AccessGrant;
  readonly options: InnerOptions;
  readonly doing: string;
}

/** Gives everybody at least the access asked for and reads it back; who has more keeps it. */
export function applyAccess(
  api: GiteaApi,
  repository: OwnedRepository,
  grants: readonly AccessGrant[],
  options: InnerOptions,
): Promise<readonly Change[]> {
  return together(
    grants.map(grant => async (inner: InnerOptions): Promise<Change> => {
      const who = `${grant.kind} ${grant.name}`;
      const place = repositoryName(repository);
      const doing = `give ${who} ${levelOf(grant)} access to ${place}`;
      const work = { api, repository, grant, options: inner, doing };
      return {
        subject: `access of ${who}`,
        action: await applyGrant(work).catch(error => explain(error, work)),
      };
    }),
    options,
  );
}

/** Whoever creates a repository has access at once, so it is looked at in any case. */
async function applyGrant(work: GrantWork): Promise<Change['action']> {
  const { kind } = work.grant;
  const [look, write] =
    kind === 'team' ? [lookTeam, addTeam] : [lookUser, addUser];
  const before = await look(work);
  if (isEnough(before, work.grant)) {
    return 'kept';
  }
  await write(work, before);
  const after = await look(work);
  if (!isEnough(after, work.grant)) {
    throw tooLittle(work, after);
  }
  return before === undefined ? 'created' : 'updated';
}

/** What a team may do in the repository; `undefined` where it does not have it. */
async function lookTeam(work: GrantWork): Promise<string | undefined> {
  const { api, doing, options } = work;
  const path = teamPath(work);
  const team = await api.find<GiteaTeam>({ path, doing, options });
  return team && levelOfTeam(team);
}

/** A team has one level for all its repositories, which is not changed for the sake of one. */
async function addTeam(
  work: GrantWork,
  before: string | undefined,
): Promise<void> {
  if (before !== undefined) {
    return;
  }
  const { api, doing, options } = work;
  try {
    const path = teamPath(work);
    await api.request({ method: 'PUT', path, doing, options });
  } catch (error) {
    // An earlier attempt got through whose answer was lost: what came of it is read back.
    if (!hasStatus(error, 422)) {
      throw error;
    }
  }
}

async function lookUser(work: GrantWork): Promise<string | undefined> {
  const { api, doing, options } = work;
  const path = `${userPath(work)}/permission`;
  const { permission } = await api.request<{ permission: string }>({
    path,
    doing,
    options,
  });
  return permission === 'none' ? undefined : permission;
}

async function addUser(work: GrantWork): Promise<void> {
  const { api, doing, grant, options } = work;
  const path = userPath(work);
  const body = { permission: levelOf(grant) };
  await api.request({ method: 'PUT', path, body, doing, options });
}

function teamPath({ grant, repository: { owner, name } }: GrantWork): string {
  return pathTo`/repos/${owner}/${name}/teams/${grant.name}`;
}

function userPath({ grant, repository: { owner, name } }: GrantWork): string {
  return pathTo`/repos/${owner}/${name}/collaborators/${grant.name}`;
}

function tooLittle(
  { api, grant, repository }: GrantWork,
  level: string | undefined,
): Error {
  const { kind, name } = grant;
  const needs = `${levelOf(grant)} access`;
  const advice =
    kind === 'team'
      ? `give the team ${needs} to code in ${repository.owner}`
      : `look what the policies of ${api.host} say`;
  return new NotAllowedError(
    `${kind} ${name} has ${level ?? 'no'} access to ${repositoryName(
      repository,
    )} on ${api.host} instead of ${needs}; ${advice}`,
  );
}

/** Gitea answers 404 and 422 for whom it does not know. */
function explain(error: unknown, { grant, repository }: GrantWork): never {
  if (!hasStatus(error, 404, 422)) {
    throw error;
  }
  const where = grant.kind === 'team' ? ` in ${repository.owner}` : '';
  throw new ForgeFailure({
    ...error.facts,
    explanation: `the ${grant.kind} does not exist${where}, or the credentials may not administer the repository; correct the owner or the credentials`,
  });
}
