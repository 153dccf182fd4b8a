import { PipelineSpec, PlannedRepository, Prospect } from '../Forge';
import { InnerOptions, together } from '../http/together';
import { measured } from '../pipeline/measured';
import { Involved, principalsOf } from '../pipeline/principalsOf';
import { checkInstallation } from './checkInstallation';
import { checkOwner } from './checkOwner';
import { checkPipeline } from './checkPipeline';
import { checkPlan, OwnedPlan } from './checkPlan';
import { findReviewer } from './findReviewer';
import { GithubApi } from './GithubApi';
import { nameAnnotations } from './githubReviewer';
import { ReviewerDirectory } from '../ReviewerDirectory';

interface Forge {
  readonly api: GithubApi;
  readonly directory: ReviewerDirectory;
}

/** Finds, before anything is made, what GitHub would refuse. One round trip where all is well. */
export async function preflight(
  forge: Forge,
  repository: PlannedRepository,
  spec: PipelineSpec,
  options: InnerOptions,
): Promise<Prospect> {
  const { owner, visibility } = repository;
  const [owned, strangers, unable] = await Promise.all([
    checkOwner(forge.api, { owner, visibility }, options),
    strangersAmong(principalsOf(spec), { ...forge, owner }, options),
    checkInstallation(forge.api, owner, spec, options.signal),
  ]);
  const { ownerKind, plan } = owned;
  const about = { ...repository, ownerKind, plan, host: forge.api.host };
  return {
    ownerKind,
    problems: [
      ...owned.problems,
      ...unable,
      ...strangers.flatMap(stranger => strangerProblems(stranger, about)),
      ...checkPlan(about, spec),
      ...checkPipeline(await measured(spec)),
    ],
  };
}

/** Those that GitHub does not know. */
async function strangersAmong(
  principals: readonly Involved[],
  forge: Forge & { readonly owner: string },
  options: InnerOptions,
): Promise<readonly Involved[]> {
  const { owner } = forge;
  const known = await together(
    principals.map(
      principal => (inner: InnerOptions) =>
        findReviewer(forge, { ...principal, owner }, inner),
    ),
    options,
  );
  return principals.filter((_, index) => known[index] === undefined);
}

/** Each stranger once: an owner who also approves is only told as the owner. */
function strangerProblems(
  { kind, name, environments, hasAccess }: Involved,
  { owner, ownerKind, host }: OwnedPlan,
): readonly string[] {
  const approved = environments.join(', ');
  if (kind === 'team' && ownerKind === 'user') {
    return approved === ''
      ? []
      : [
          `environments ${approved}: the approver ${name} is a team, and ${owner} is a user's account on ${host}, which has none; choose users as approvers, or an organisation as the owner of the repository`,
        ];
  }
  if (kind === 'team' && ownerKind === undefined) {
    // Without its organisation nobody can know it.
    return [];
  }
  const where = kind === 'team' ? ` in ${owner}` : '';
  const unknown = `${kind} "${name}" does not exist${where} on ${host}, or the credentials may not see it`;
  if (hasAccess) {
    const annotation = nameAnnotations[kind === 'team' ? 'group' : 'user'];
    return [
      `owner: the ${unknown}; choose another owner, or say its name there in its annotation ${annotation}`,
    ];
  }
  return [
    `environments ${approved}: the approver ${unknown}; correct approvers`,
  ];
}
