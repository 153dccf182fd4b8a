import { roles } from './accessLevels';

/** Somebody who has to approve deployments, by GitLab's number. */
export interface Approver {
  readonly kind: 'team' | 'user';
  readonly id: number;
}

/** A protected environment as GitLab tells it; gitbeaker knows nothing of its rules. */
export interface GuardedEnvironment {
  readonly name: string;
  readonly approval_rules?: unknown;
}

/** Those of `wanted` for whom there is no rule that asks for at least one approval. */
export function missingApprovers(
  wanted: readonly Approver[],
  environment: GuardedEnvironment | undefined,
): readonly Approver[] {
  const rules: readonly unknown[] = Array.isArray(environment?.approval_rules)
    ? environment.approval_rules
    : [];
  const keys = new Set(rules.flatMap(keyOfRule));
  return wanted.filter(approver => !keys.has(keyOf(approver)));
}

/** The rules that make these approve; each asks for one approval. */
export function approvalRules(approvers: readonly Approver[]) {
  return approvers.map(({ kind, id }) => ({
    ...(kind === 'team'
      ? // Members of the group's own parents belong to it as well.
        { groupId: id, groupInheritanceType: 1 }
      : { userId: id }),
    requiredApprovals: 1,
  }));
}

/** Whoever may push may start a deployment, which then waits for the approvals. */
export const deployAccessLevels = [{ accessLevel: roles.developer }] as const;

function keyOfRule(rule: unknown): readonly string[] {
  const { user_id, group_id, required_approvals } = Object(rule);
  if (!(Number(required_approvals) >= 1)) {
    return [];
  }
  return [
    ...(typeof group_id === 'number' ? [`team ${group_id}`] : []),
    ...(typeof user_id === 'number' ? [`user ${user_id}`] : []),
  ];
}

function keyOf({ kind, id }: Approver): string {
  return `${kind} ${id}`;
}
