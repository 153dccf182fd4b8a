import { OwnerKind, PipelineSpec, PlannedRepository } from '../Forge';

/** A planned repository, and what is known of its owner. */
export interface OwnedPlan extends PlannedRepository {
  readonly host: string;
  readonly ownerKind?: OwnerKind;
  /** GitHub's name of the owner's plan, where the credentials may know it. */
  readonly plan?: string;
}

/** Plans below GitHub Enterprise. Others have everything, or are not known here. */
const SMALL_PLANS = ['free', 'pro', 'team'];

/**
 * Why the owner, or its plan, cannot have a repository of this visibility or the approvers of its
 * environments; docs.github.com, "About repositories", "About protected branches", "Deployments and
 * environments".
 */
export function checkPlan(
  about: OwnedPlan,
  spec: PipelineSpec,
): readonly string[] {
  switch (about.visibility) {
    case 'internal':
      return checkInternal(about);
    case 'private':
      return checkPrivate(about, spec);
    default:
      return [];
  }
}

function checkInternal({
  owner,
  ownerKind,
  plan = '',
}: OwnedPlan): readonly string[] {
  if (ownerKind === 'user') {
    return [
      `visibility: "internal" is only possible in an organisation, and ${owner} is a user's account; choose private or public`,
    ];
  }
  return SMALL_PLANS.includes(plan)
    ? [
        `visibility: "internal" is only possible with GitHub Enterprise, and ${owner} has GitHub's plan ${plan}; choose private or public`,
      ]
    : [];
}

function checkPrivate(
  about: OwnedPlan,
  { environments }: PipelineSpec,
): readonly string[] {
  const { owner, ownerKind, plan } = about;
  if (plan === 'free') {
    const upgrade =
      ownerKind === 'user'
        ? 'upgrade the account to GitHub Pro and leave out the approvers'
        : 'have the organisation moved to GitHub Enterprise, or without approvers to GitHub Team';
    return [
      `visibility: a private repository of ${owner} can neither protect its branch nor require approvers on GitHub's plan free; choose public, or ${upgrade}`,
    ];
  }
  const approved = environments.filter(({ reviewers }) => reviewers.length > 0);
  if (approved.length === 0 || !lacksApprovers(about)) {
    return [];
  }
  const names = approved.map(({ name }) => name).join(', ');
  const reason = plan
    ? `on GitHub's plan ${plan}`
    : "as it belongs to a user's account";
  return [
    `environments ${names}: a private repository of ${owner} cannot require approvers ${reason}; choose the visibility public, leave out the approvers, or publish to an organisation with GitHub Enterprise`,
  ];
}

/** On github.com no plan of a user's account is big enough, whether or not its name can be seen. */
function lacksApprovers({ host, ownerKind, plan }: OwnedPlan): boolean {
  return plan === undefined
    ? ownerKind === 'user' && host === 'github.com'
    : SMALL_PLANS.includes(plan);
}
