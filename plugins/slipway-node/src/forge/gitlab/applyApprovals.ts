import { NotAllowedError } from '@backstage/errors';
import type {
  ProjectLevelApprovalRuleSchema,
  ProjectLevelMergeRequestApprovalSchema,
} from '@gitbeaker/rest';
import { RepositoryId } from '../Forge';
import { isNameTaken } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import { repositoryName } from '../repositoryName';
import { explainPlan } from './explainPlan';
import { GitlabCall } from './GitlabApi';
import { GitlabTools } from './GitlabTools';

/** The rule that anybody with the right to approve can fulfil. */
const RULE = { name: 'All Members', type: 'any_approver' } as const;

/** The rules without which an approval is worth nothing: its own author gives it, or does without. */
const SETTINGS = {
  disable_overriding_approvers_per_merge_request: true,
  merge_requests_author_approval: false,
  reset_approvals_on_push: true,
} as const;

interface ApprovalWork {
  readonly tools: GitlabTools;
  readonly project: string;
  readonly wanted: number;
  readonly call: GitlabCall;
}

/**
 * Lets merge requests ask for so many approvals, none of them its author's and none for what was
 * pushed later, and reads that back; whether anything was written. Only the bigger plans have it.
 */
export async function applyApprovals(
  tools: GitlabTools,
  repository: RepositoryId,
  wanted: number,
  options: InnerOptions,
): Promise<boolean> {
  const project = repositoryName(repository);
  const doing = `require ${wanted} approvals of merge requests of ${project}`;
  const call = { doing, options: { ...options, fresh: false } };
  const work = { tools, project, wanted, call };
  try {
    const [rules, settings] = await Promise.all([
      readRules(work),
      readSettings(work),
    ]);
    const written = [
      await applyRule(work, rules),
      await applySettings(work, settings),
    ];
    if (!written.includes(true)) {
      return false;
    }
    refuseGaps(work, await readRules(work), await readSettings(work));
    return true;
  } catch (error) {
    throw explainPlan(error, {
      feature: 'can require approvals',
      wayOut: 'use a group that has such a plan, or require none',
    });
  }
}

function readRules({ tools, project, call }: ApprovalWork) {
  return tools.api
    .on('MergeRequestApprovals', call)
    .allApprovalRules(project) as Promise<ProjectLevelApprovalRuleSchema[]>;
}

function readSettings({ tools, project, call }: ApprovalWork) {
  return tools.api
    .on('MergeRequestApprovals', call)
    .showConfiguration(
      project,
    ) as Promise<ProjectLevelMergeRequestApprovalSchema>;
}

async function applyRule(
  work: ApprovalWork,
  rules: readonly ProjectLevelApprovalRuleSchema[],
): Promise<boolean> {
  const { tools, project, wanted, call } = work;
  if (hasRule(rules, wanted)) {
    return false;
  }
  const approvals = tools.api.on('MergeRequestApprovals', call);
  const existing = rules.find(({ rule_type }) => rule_type === RULE.type);
  if (existing) {
    const { id, name } = existing;
    await approvals.editApprovalRule(project, id, name, wanted);
    return true;
  }
  await writeOnce<unknown>({
    write: () =>
      approvals.createApprovalRule(project, RULE.name, wanted, {
        ruleType: RULE.type,
      }),
    look: async () => hasRule(await readRules(work), wanted) || undefined,
    isTaken: isNameTaken,
  });
  return true;
}

async function applySettings(
  work: ApprovalWork,
  settings: ProjectLevelMergeRequestApprovalSchema,
): Promise<boolean> {
  if (hasSettings(settings)) {
    return false;
  }
  const { tools, project, call } = work;
  await writeOnce<unknown>({
    write: () =>
      tools.api.on('MergeRequestApprovals', call).editConfiguration(project, {
        disableOverridingApproversPerMergeRequest: true,
        mergeRequestsAuthorApproval: false,
        resetApprovalsOnPush: true,
      }),
    look: async () => hasSettings(await readSettings(work)) || undefined,
  });
  return true;
}

function refuseGaps(
  { call, wanted }: ApprovalWork,
  rules: readonly ProjectLevelApprovalRuleSchema[],
  settings: ProjectLevelMergeRequestApprovalSchema,
): void {
  if (!hasRule(rules, wanted) || !hasSettings(settings)) {
    throw new NotAllowedError(
      `could not ${call.doing}: GitLab has other settings after it was set; check what the group or the instance prescribes for approvals`,
    );
  }
}

/** A rule for named people or for some branches alone does not hold every change up. */
function hasRule(
  rules: readonly ProjectLevelApprovalRuleSchema[],
  wanted: number,
): boolean {
  return rules.some(
    ({ approvals_required, rule_type }) =>
      rule_type === RULE.type && approvals_required >= wanted,
  );
}

function hasSettings(
  settings: ProjectLevelMergeRequestApprovalSchema,
): boolean {
  return Object.entries(SETTINGS).every(
    ([name, value]) => settings[name] === value,
  );
}
