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

/** What a look at the approvals of merge requests has found, and how it is put right. */
export interface ApprovalDecision {
  /** What they lack, each as the end of a sentence. */
  readonly gaps: readonly string[];
  readonly write: () => Promise<void>;
}

/**
 * Lets merge requests ask for so many approvals, none of them its author's and none for what was
 * pushed later, and reads that back. Only the bigger plans have it.
 */
export async function decideApprovals(
  tools: GitlabTools,
  repository: RepositoryId,
  wanted: number,
  options: InnerOptions,
): Promise<ApprovalDecision> {
  const project = repositoryName(repository);
  const doing = `require ${wanted} approvals of merge requests of ${project}`;
  const call = { doing, options: { ...options, fresh: false } };
  const work = { tools, project, wanted, call };
  const { rules, settings } = await explained(look(work));
  return {
    gaps: [
      ...(hasRule(rules, wanted)
        ? []
        : [`${approvalsOf(rules)} of ${wanted} approvals are required`]),
      ...(hasSettings(settings) ? [] : ['approvals can be walked around']),
    ],
    write: () =>
      explained(
        (async () => {
          await applyRule(work, rules);
          await applySettings(work, settings);
          refuseGaps(work, await look(work));
        })(),
      ),
  };
}

/** What was found. */
interface Found {
  readonly rules: readonly ProjectLevelApprovalRuleSchema[];
  readonly settings: ProjectLevelMergeRequestApprovalSchema;
}

async function look(work: ApprovalWork): Promise<Found> {
  const [rules, settings] = await Promise.all([
    readRules(work),
    readSettings(work),
  ]);
  return { rules, settings };
}

async function explained<T>(doing: Promise<T>): Promise<T> {
  try {
    return await doing;
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
  rules: Found['rules'],
): Promise<void> {
  const { tools, project, wanted, call } = work;
  if (hasRule(rules, wanted)) {
    return;
  }
  const approvals = tools.api.on('MergeRequestApprovals', call);
  if (rules.some(({ rule_type }) => rule_type === RULE.type)) {
    await raiseRule(work);
    return;
  }
  await writeOnce<unknown>({
    write: () =>
      approvals.createApprovalRule(project, RULE.name, wanted, {
        ruleType: RULE.type,
      }),
    look: async () => hasRule(await readRules(work), wanted) || undefined,
    isTaken: isNameTaken,
  });
}

/** Looks again: what was written before it may have taken its time, and somebody may ask for more by now. */
async function raiseRule(work: ApprovalWork): Promise<void> {
  const { tools, project, wanted, call } = work;
  const rules = await readRules(work);
  const existing = rules.find(({ rule_type }) => rule_type === RULE.type);
  if (existing && !hasRule(rules, wanted)) {
    const { id, name } = existing;
    await tools.api
      .on('MergeRequestApprovals', call)
      .editApprovalRule(project, id, name, wanted);
  }
}

async function applySettings(
  work: ApprovalWork,
  settings: Found['settings'],
): Promise<void> {
  if (hasSettings(settings)) {
    return;
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
}

function refuseGaps(
  { call, wanted }: ApprovalWork,
  { rules, settings }: Found,
): void {
  if (!hasRule(rules, wanted) || !hasSettings(settings)) {
    throw new NotAllowedError(
      `could not ${call.doing}: GitLab has other settings after it was set; check what the group or the instance prescribes for approvals`,
    );
  }
}

function hasRule(rules: Found['rules'], wanted: number): boolean {
  return approvalsOf(rules) >= wanted;
}

/** A rule for named people or for some branches alone does not hold every change up. */
function approvalsOf(rules: Found['rules']): number {
  return Math.max(
    0,
    ...rules
      .filter(({ rule_type }) => rule_type === RULE.type)
      .map(({ approvals_required }) => approvals_required),
  );
}

function hasSettings(settings: Found['settings']): boolean {
  return Object.entries(SETTINGS).every(
    ([name, value]) => settings[name] === value,
  );
}
