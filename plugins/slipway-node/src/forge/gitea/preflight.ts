import {
  AccessGrant,
  PipelineSpec,
  PlannedRepository,
  Prospect,
  ProspectiveRepository,
} from '../Forge';
import { InnerOptions, together } from '../http/together';
import { hasStatus } from '../http/ForgeFailure';
import { effectiveGrants } from '../pipeline/effectiveGrants';
import { measured } from '../pipeline/measured';
import { isEnough, levelOf, levelOfTeam } from './accessLevels';
import { checkOwner } from './checkOwner';
import { checkPipeline } from './checkPipeline';
import { checkScopes } from './checkScopes';
import { GiteaApi, pathTo } from './GiteaApi';
import { GiteaTeam } from './giteaAnswers';
import { nameAnnotations } from './giteaReviewer';

/** Finds, before anything is made, what Gitea would refuse. */
export async function preflight(
  api: GiteaApi,
  repository: ProspectiveRepository,
  spec: PipelineSpec,
  options: InnerOptions,
): Promise<Prospect> {
  const { owner } = repository;
  const owned = await checkOwner(api, repository, spec, options);
  const { ownerKind } = owned;
  const grants = effectiveGrants(
    { ...repository, ownerKind },
    spec.access ?? [],
  )
    // Without its organisation nobody can know a team.
    .filter(({ kind }) => kind === 'user' || ownerKind !== undefined);
  const isOutside = owned.problems.length > 0;
  const [scopes = [], ...access] = await together(
    [
      async inner =>
        ownerKind === undefined || (await repository.isThere)
          ? []
          : checkScopes(api, { owner, ownerKind }, inner),
      ...grants.map(
        grant => (inner: InnerOptions) =>
          grant.kind === 'team'
            ? checkTeam(api, { owner, grant, isOutside }, inner)
            : checkUser(api, grant, inner),
      ),
    ],
    options,
  );
  return {
    ownerKind,
    problems: [
      ...owned.problems,
      ...scopes,
      ...checkName(repository),
      ...access.flat(),
      ...checkPipeline(await measured(spec)),
    ],
  };
}

/** Gitea: `IsUsableRepoName`. */
function checkName({ name }: PlannedRepository): readonly string[] {
  return /\.(wiki|git|rss|atom)$/i.test(name)
    ? [
        `repoUrl: a repository cannot be called "${name}" on Gitea; choose a name that does not end with .wiki, .git, .rss or .atom`,
      ]
    : [];
}

async function checkTeam(
  api: GiteaApi,
  {
    owner,
    grant,
    isOutside,
  }: {
    readonly owner: string;
    readonly grant: AccessGrant;
    /** That the credentials may not do enough in the organisation is told already. */
    readonly isOutside: boolean;
  },
  options: InnerOptions,
): Promise<readonly string[]> {
  const { name } = grant;
  let teams: readonly GiteaTeam[] | undefined;
  try {
    // Not the search for teams: it only finds those that the credentials themselves belong to.
    teams = await api.list<GiteaTeam>({
      path: pathTo`/orgs/${owner}/teams`,
      doing: `look for team ${name} of ${owner}`,
      options,
    });
  } catch (error) {
    if (isOutside && hasStatus(error, 403)) {
      return [];
    }
    throw error;
  }
  const team = teams?.find(
    each => each.name.toLowerCase() === name.toLowerCase(),
  );
  if (!team) {
    return [
      `owner: the team "${name}" does not exist in ${owner} on ${api.host}, or the credentials may not see it; choose another owner, or say its name there in its annotation ${nameAnnotations.group}`,
    ];
  }
  return isEnough(levelOfTeam(team), grant)
    ? []
    : [
        `owner: the team "${name}" of ${owner} on ${api.host} has ${levelOfTeam(
          team,
        )} access to code and needs ${levelOf(
          grant,
        )}, which Gitea only sets for all its repositories; give it that there`,
      ];
}

async function checkUser(
  api: GiteaApi,
  { name }: AccessGrant,
  options: InnerOptions,
): Promise<readonly string[]> {
  const user = await api.find({
    path: pathTo`/users/${name}`,
    doing: `read user ${name}`,
    options,
  });
  return user
    ? []
    : [
        `owner: the user "${name}" does not exist on ${api.host}, or the credentials may not see it; choose another owner, or say its name there in its annotation ${nameAnnotations.user}`,
      ];
}
