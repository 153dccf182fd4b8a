import { InputError } from '@backstage/errors';
import { PipelineSpec, PlannedRepository, Reviewer } from '../Forge';
import { checkOwner, OwnerCheck } from './checkOwner';
import { checkPipeline } from './checkPipeline';
import { checkPlan } from './checkPlan';
import { findReviewer } from './findReviewer';
import { GithubApi } from './GithubApi';
import { ReviewerDirectory } from './ReviewerDirectory';
import { reviewerKey } from './reviewers';
import { InnerOptions, together } from './together';

interface Forge {
  readonly api: GithubApi;
  readonly directory: ReviewerDirectory;
}

/** Refuses, before anything is made, what GitHub would refuse; one error with every problem. One round trip where all is well. */
export async function preflight(
  forge: Forge,
  repository: PlannedRepository,
  spec: PipelineSpec,
  options: InnerOptions,
): Promise<void> {
  const { owner } = repository;
  const findings = await together<Finding>(
    [
      inner => checkOwner(forge.api, owner, inner),
      ...principalsOf(spec).map(
        principal => (inner: InnerOptions) =>
          checkPrincipal(forge, { ...principal, owner }, inner),
      ),
    ],
    options,
  );
  const hasTeams = findings.some(
    ({ ownerKind }) => ownerKind === 'organization',
  );
  const all = [
    ...findings.flatMap(({ problems, plan, ofTeams = [] }) => [
      ...(hasTeams ? ofTeams : []),
      ...problems,
      ...checkPlan(plan, repository, spec),
    ]),
    ...checkPipeline(spec),
  ];
  if (all.length > 0) {
    throw new InputError(all.join('\n'));
  }
}

interface Finding extends OwnerCheck {
  /** Problems only where the repository's owner has teams; elsewhere they are passed over. */
  readonly ofTeams?: readonly string[];
}

/** A team or user, and what it is to be. */
interface Principal extends Reviewer {
  /** The environments it approves. */
  readonly environments: readonly string[];
  readonly hasAccess: boolean;
}

/** Each team and user once. */
function principalsOf(spec: PipelineSpec): readonly Principal[] {
  const principals = new Map<string, Principal>();
  const note = (
    { kind, name }: Reviewer,
    as: { readonly access?: boolean; readonly environments?: string[] },
  ) => {
    const key = reviewerKey({ kind, name });
    const known = principals.get(key);
    principals.set(key, {
      kind,
      name: known?.name ?? name,
      environments: [
        ...(known?.environments ?? []),
        ...(as.environments ?? []),
      ],
      hasAccess: known?.hasAccess || as.access === true,
    });
  };
  for (const grant of spec.access ?? []) {
    note(grant, { access: true });
  }
  for (const { name, reviewers } of spec.environments) {
    reviewers.forEach(reviewer => note(reviewer, { environments: [name] }));
  }
  return [...principals.values()];
}

async function checkPrincipal(
  forge: Forge,
  principal: Principal & { readonly owner: string },
  options: InnerOptions,
): Promise<Finding> {
  if (await findReviewer(forge, principal, options)) {
    return { problems: [] };
  }
  const { kind, name, owner, environments, hasAccess } = principal;
  const where = kind === 'team' ? ` in ${owner}` : '';
  const unknown = `${kind} "${name}" does not exist${where} on ${forge.api.host}, or the credentials may not see it`;
  const annotation = `github.com/${
    kind === 'team' ? 'team-slug' : 'user-login'
  }`;
  const asOwner = hasAccess
    ? [
        `owner: the ${unknown}; choose another owner, or say its name there in its annotation ${annotation}`,
      ]
    : [];
  const asApprover =
    environments.length > 0
      ? [
          `environments ${environments.join(
            ', ',
          )}: the approver ${unknown}; correct approvers`,
        ]
      : [];
  return kind === 'team'
    ? { ofTeams: asOwner, problems: asApprover }
    : { problems: [...asOwner, ...asApprover] };
}
