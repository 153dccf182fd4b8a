import { PipelineSpec, PlannedRepository, Prospect } from '../Forge';
import { InnerOptions, together } from '../http/together';
import { measured } from '../pipeline/measured';
import { Involved, principalsOf } from '../pipeline/principalsOf';
import { checkName } from './checkName';
import {
  approverProblems,
  readInstance,
  reviewProblems,
  versionProblems,
} from './checkInstance';
import { checkOwner } from './checkOwner';
import { checkPipeline } from './checkPipeline';
import { findPrincipal } from './findPrincipal';
import { nameAnnotations } from './gitlabReviewer';
import { GitlabTools } from './GitlabTools';

/** Finds, before anything is made, what GitLab would refuse or cannot do. */
export async function preflight(
  tools: GitlabTools,
  repository: PlannedRepository,
  spec: PipelineSpec,
  options: InnerOptions,
): Promise<Prospect> {
  const { owner } = repository;
  const { host } = tools.api;
  const involved = principalsOf(spec);
  const [owned, instance, known] = await Promise.all([
    checkOwner(tools, repository, options),
    readInstance(tools, options),
    together(
      involved.map(
        principal => (inner: InnerOptions) =>
          findPrincipal(tools, { ...principal, owner }, inner),
      ),
      options,
    ),
  ]);
  const { ownerKind, plan } = owned;
  const about = { owner, host, plan, instance };
  const approvals =
    ownerKind === 'organization' ? repository.requiredApprovals ?? 0 : 0;
  const strangers = involved.filter((_, index) => known[index] === undefined);
  return {
    ownerKind,
    problems: [
      ...owned.problems,
      ...versionProblems(instance, host),
      ...checkName(repository),
      ...strangers.flatMap(stranger =>
        strangerProblems(stranger, { owner, ownerKind, host }),
      ),
      ...approverProblems(spec.environments, about),
      ...reviewProblems(approvals, about),
      ...checkPipeline(await measured(spec)),
    ],
  };
}

/** Each stranger once: an owner who also approves is only told as the owner. */
function strangerProblems(
  { kind, name, environments, hasAccess }: Involved,
  {
    owner,
    ownerKind,
    host,
  }: {
    readonly owner: string;
    readonly ownerKind: Prospect['ownerKind'];
    readonly host: string;
  },
): readonly string[] {
  const approved = environments.join(', ');
  if (kind === 'team' && ownerKind === 'user') {
    return approved === ''
      ? []
      : [
          `environments ${approved}: the approver ${name} is a group, and ${owner} is a user's namespace on ${host}; choose users as approvers, or a group as the owner of the repository`,
        ];
  }
  if (kind === 'team' && ownerKind === undefined) {
    // Without its owner nobody can know it.
    return [];
  }
  const annotation = nameAnnotations(host)[kind === 'team' ? 'group' : 'user'];
  const what = kind === 'team' ? 'group' : 'user';
  const where = kind === 'team' ? ` among the groups of ${owner}` : '';
  const unknown = `${what} "${name}" does not exist${where} on ${host}, or the credentials may not see it`;
  const advice = `say its name there in its annotation ${annotation}`;
  return [
    hasAccess
      ? `owner: the ${unknown}; choose another owner, or ${advice}`
      : `environments ${approved}: the approver ${unknown}; correct approvers, or ${advice}`,
  ];
}
