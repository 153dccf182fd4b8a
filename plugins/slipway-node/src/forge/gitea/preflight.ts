import {
  AccessGrant,
  PipelineSpec,
  PlannedRepository,
  Prospect,
} from '../Forge';
import { InnerOptions, together } from '../http/together';
import { effectiveGrants } from '../pipeline/effectiveGrants';
import { measured } from '../pipeline/measured';
import { isEnough, levelOf, levelOfTeam } from './accessLevels';
import { checkOwner } from './checkOwner';
import { checkPipeline } from './checkPipeline';
import { GiteaApi, pathTo } from './GiteaApi';
import { GiteaTeam } from './giteaAnswers';
import { nameAnnotations } from './giteaReviewer';

/** Finds, before anything is made, what Gitea would refuse. */
export async function preflight(
  api: GiteaApi,
  repository: PlannedRepository,
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
  const access = await together(
    grants.map(
      grant => (inner: InnerOptions) =>
        grant.kind === 'team'
          ? checkTeam(api, owner, grant, inner)
          : checkUser(api, grant, inner),
    ),
    options,
  );
  return {
    ownerKind,
    problems: [
      ...owned.problems,
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
  owner: string,
  grant: AccessGrant,
  options: InnerOptions,
): Promise<readonly string[]> {
  const { name } = grant;
  // Not the search for teams: it only finds those that the credentials themselves belong to.
  const teams = await api.list<GiteaTeam>({
    path: pathTo`/orgs/${owner}/teams`,
    doing: `look for team ${name} of ${owner}`,
    options,
  });
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
