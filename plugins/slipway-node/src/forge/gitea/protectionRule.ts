import { ProtectionSpec } from '../Forge';
import { GiteaProtection } from './giteaAnswers';

/** What a rule lacks to be at least as strict as asked, each as the end of a sentence; stricter is right too. */
export function protectionGaps(
  rule: GiteaProtection | undefined,
  spec: ProtectionSpec,
): readonly string[] {
  const approvals = rule?.required_approvals ?? 0;
  const contexts = rule?.enable_status_check ? contextsOf(rule) : [];
  return [
    rule && !rule.enable_push ? [] : ['commits can be pushed to it'],
    rule?.unprotected_file_patterns
      ? ['commits to some files can be pushed to it']
      : [],
    approvals < spec.requiredApprovals
      ? [`${approvals} of ${spec.requiredApprovals} approvals are required`]
      : [],
    spec.requiredApprovals > 0 && !rule?.dismiss_stale_approvals
      ? ['approvals stay after a push']
      : [],
    spec.requiredChecks
      .filter(check => !contexts.includes(contextOf(check)))
      .map(check => `the check ${check} is not required`),
    rule?.block_admin_merge_override || rule?.apply_to_admins
      ? []
      : ['administrators are exempt'],
    rule?.enable_force_push ? ['force pushes are allowed'] : [],
  ].flat();
}

/** The fields that make a rule at least as strict as asked; those of an existing one that are not named stay. */
export function protectionBody(
  existing: GiteaProtection | undefined,
  spec: ProtectionSpec,
) {
  const contexts = new Set([
    ...contextsOf(existing),
    ...spec.requiredChecks.map(contextOf),
  ]);
  return {
    enable_push: false,
    enable_force_push: false,
    unprotected_file_patterns: '',
    required_approvals: Math.max(
      existing?.required_approvals ?? 0,
      spec.requiredApprovals,
    ),
    enable_status_check:
      contexts.size > 0 || existing?.enable_status_check === true,
    status_check_contexts: [...contexts],
    block_admin_merge_override: true,
    // Forgejo's word for the same.
    apply_to_admins: true,
    dismiss_stale_approvals: true,
    ...(!existing && { block_on_rejected_reviews: true }),
  };
}

/**
 * The pattern of a check's name: Gitea Actions call it `<workflow> / <check> (<event>)`, and a protection
 * takes patterns of such names.
 */
export function contextOf(check: string): string {
  return `* / ${check.replace(/[*?[\]{},\\!]/g, '\\$&')} (*)`;
}

function contextsOf(rule: GiteaProtection | undefined): readonly string[] {
  return rule?.status_check_contexts ?? [];
}
