import { OwnerKind, ProtectionSpec } from '@slipway/plugin-slipway-node';
import { DEFAULT_BRANCH, ServiceDraft } from './ServicePlan';

/** How the branch of the planned service is to be protected. */
export function protectionOf(
  { rendering }: Pick<ServiceDraft, 'rendering'>,
  ownerKind: OwnerKind,
): ProtectionSpec {
  return {
    branch: DEFAULT_BRANCH,
    // Nobody can approve their own pull request: alone in an account it could never be merged.
    requiredApprovals: ownerKind === 'user' ? 0 : 1,
    requiredChecks: rendering.requiredChecks,
  };
}

/** The protection for a person: `main, with one approval, build, test`. */
export function protectionSubject(spec: ProtectionSpec): string {
  const { branch, requiredApprovals, requiredChecks } = spec;
  const approval =
    requiredApprovals > 0
      ? 'with one approval'
      : 'without an approval, which nobody else could give';
  return [branch, approval, ...requiredChecks].join(', ');
}
