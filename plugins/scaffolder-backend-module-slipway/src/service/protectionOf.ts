import { OwnerKind, ProtectionSpec } from '@slipway/plugin-slipway-node';
import { DEFAULT_BRANCH, ServiceDraft } from './ServicePlan';

/** How the branch of the planned service is to be protected. */
export function protectionOf(
  {
    requiredApprovals,
    requiredChecks,
  }: Pick<ServiceDraft, 'requiredApprovals' | 'requiredChecks'>,
  ownerKind: OwnerKind,
): ProtectionSpec {
  return {
    branch: DEFAULT_BRANCH,
    // Nobody can approve their own pull request: alone in an account it could never be merged.
    requiredApprovals: ownerKind === 'user' ? 0 : requiredApprovals,
    requiredChecks,
  };
}
