import { NotAllowedError } from '@backstage/errors';
import { Piece } from '../decision/Piece';
import { AccessGrant, OwnedRepository } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { explainStranger } from '../pipeline/explainStranger';
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
export function accessPieces(
  api: GiteaApi,
  repository: OwnedRepository,
  grants: readonly AccessGrant[],
): readonly Piece[] {
  return grants.map(grant => {
    const who = `${grant.kind} ${grant.name}`;
    const to = levelOf(grant);
    const thing = { subject: `access of ${who}`, to };
    const doing = `give ${who} ${to} access to ${repositoryName(repository)}`;
    return {
      replaces: true,
      wanted: [thing],
      async decide(options) {
        const work = { api, repository, grant, options, doing };
        const { look, write } = waysOf(grant);
        // Whoever creates a repository has access at once, so it is looked at in any case.
        const before = await explained(look(work), work);
        if (isEnough(before, grant)) {
          return [{ subject: thing.subject, action: 'keep' }];
        }
        if (grant.kind === 'team' && before !== undefined) {
          // It has one level for all its repositories, which is not changed for the sake of one.
          throw tooLittle(work, before);
        }
        return [
          {
            ...thing,
            action: before === undefined ? 'create' : 'update',
            from: before,
            write: async () => {
              await explained(write(work), work);
              const after = await explained(look(work), work);
              if (!isEnough(after, grant)) {
                throw tooLittle(work, after);
              }
              return before === undefined ? 'created' : 'updated';
            },
          },
        ];
      },
    };
  });
}

function waysOf({ kind }: AccessGrant) {
  return kind === 'team'
    ? { look: lookTeam, write: addTeam }
    : { look: lookUser, write: addUser };
}

/** What a team may do in the repository; `undefined` where it does not have it. */
async function lookTeam(work: GrantWork): Promise<string | undefined> {
  const { api, doing, options } = work;
  const path = teamPath(work);
  const team = await api.find<GiteaTeam>({ path, doing, options });
  return team && levelOfTeam(team);
}

async function addTeam(work: GrantWork): Promise<void> {
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
function explained<T>(doing: Promise<T>, work: GrantWork): Promise<T> {
  return explainStranger(doing, { ...work, statuses: [404, 422] });
}
