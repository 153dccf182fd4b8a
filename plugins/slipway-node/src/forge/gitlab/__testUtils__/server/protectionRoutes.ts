import type {
  CreateApprovalRuleOptions,
  CreateProtectedBranchOptions,
  EditApprovalRuleOptions,
  EditConfigurationOptions,
  EditProtectedBranchOptions,
  ProtectedBranchSchema,
} from '@gitbeaker/rest';
import { paidProject } from './environmentRoutes';
import { Exchange, flagOf, partOf, projectOf, Route, textOf } from './Exchange';
import { BranchState, GitlabState, LevelState } from './GitlabState';
import { ParameterOf } from './ParameterOf';
import { notFound, Refusal } from './Refusal';

/** What gitbeaker takes as arguments beside the options. */
interface Rule {
  readonly name: string;
  readonly approvalsRequired: number;
}

const BRANCHES = 'projects/:/protected_branches';
const RULES = 'projects/:/approval_rules';
const SETTINGS = 'projects/:/approvals';

/** Protected branches, and the approvals of merge requests, which take a paid plan. */
export const protectionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${BRANCHES}/:`,
    takes: [],
    answer: exchange => ({
      status: 200,
      body: present(exchange, findBranch(exchange)),
    }),
  },
  {
    method: 'POST',
    path: BRANCHES,
    takes: [
      'name',
      'push_access_level',
      'merge_access_level',
      'allow_force_push',
    ] satisfies ParameterOf<CreateProtectedBranchOptions & { name: string }>[],
    needs: ['name'],
    answer: exchange => ({
      status: 201,
      body: present(exchange, createBranch(exchange)),
    }),
  },
  {
    method: 'PATCH',
    path: `${BRANCHES}/:`,
    takes: [
      'allow_force_push',
      'allowed_to_push',
    ] satisfies ParameterOf<EditProtectedBranchOptions>[],
    answer: exchange => ({
      status: 200,
      body: present(exchange, editBranch(exchange)),
    }),
  },
  {
    method: 'DELETE',
    path: `${BRANCHES}/:`,
    takes: [],
    answer: exchange => {
      const { branches } = projectOf(exchange, 40);
      branches.splice(branches.indexOf(findBranch(exchange)), 1);
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: RULES,
    takes: [],
    answer: exchange => ({
      status: 200,
      body: paidProject(exchange).approvals,
    }),
  },
  {
    method: 'POST',
    path: RULES,
    takes: ['name', 'approvals_required', 'rule_type'] satisfies ParameterOf<
      CreateApprovalRuleOptions & Rule
    >[],
    needs: ['name', 'approvals_required'],
    answer: exchange => {
      const rule = {
        id: exchange.state.next(),
        name: textOf(exchange, 'name'),
        rule_type: textOf(exchange, 'rule_type') || 'regular',
        approvals_required: Number(textOf(exchange, 'approvals_required')),
      };
      paidProject(exchange).approvals.push(rule);
      return { status: 201, body: rule };
    },
  },
  {
    method: 'PUT',
    path: `${RULES}/:`,
    takes: ['name', 'approvals_required'] satisfies ParameterOf<
      EditApprovalRuleOptions & Rule
    >[],
    answer: exchange => {
      const id = Number(partOf(exchange, 1));
      const rule = paidProject(exchange).approvals.find(each => each.id === id);
      if (!rule) {
        throw notFound('Not');
      }
      rule.approvals_required = Number(textOf(exchange, 'approvals_required'));
      return { status: 200, body: rule };
    },
  },
  {
    method: 'GET',
    path: SETTINGS,
    takes: [],
    answer: exchange => ({
      status: 200,
      body: paidProject(exchange).approvalSettings,
    }),
  },
  {
    method: 'POST',
    path: SETTINGS,
    takes: [
      'disable_overriding_approvers_per_merge_request',
      'merge_requests_author_approval',
      'reset_approvals_on_push',
    ] satisfies ParameterOf<EditConfigurationOptions>[],
    answer: exchange => {
      const { approvalSettings } = paidProject(exchange);
      for (const name of Object.keys(approvalSettings)) {
        approvalSettings[name] =
          flagOf(exchange, name) ?? approvalSettings[name] ?? false;
      }
      return { status: 201, body: approvalSettings };
    },
  },
];

/** As GitLab protects the first branch by itself: maintainers may push to it. */
export function protectByDefault(
  state: GitlabState,
  name: string,
): BranchState {
  return {
    id: state.next(),
    name,
    push: [levelOf(state, 40)],
    merge: [levelOf(state, 40)],
    allowForcePush: false,
  };
}

function createBranch(exchange: Exchange): BranchState {
  const { state } = exchange;
  const project = projectOf(exchange, 40);
  const name = textOf(exchange, 'name');
  if (project.branches.some(each => each.name === name)) {
    throw new Refusal(409, {
      message: `Protected branch '${name}' already exists`,
    });
  }
  const level = (key: string) => {
    const value = Number(textOf(exchange, key) || 40);
    if (![0, 30, 40, 60].includes(value)) {
      throw new Refusal(400, { error: `${key} does not have a valid value` });
    }
    return [levelOf(state, value)];
  };
  const branch: BranchState = {
    id: state.next(),
    name,
    push: level('push_access_level'),
    merge: level('merge_access_level'),
    allowForcePush: flagOf(exchange, 'allow_force_push') ?? false,
  };
  project.branches.push(branch);
  return branch;
}

/** Who may push can only be changed with a paid plan; others pass over it. */
function editBranch(exchange: Exchange): BranchState {
  const { state, parameters } = exchange;
  projectOf(exchange, 40);
  const branch = findBranch(exchange);
  branch.allowForcePush =
    flagOf(exchange, 'allow_force_push') ?? branch.allowForcePush;
  const asked: unknown[] = Array.isArray(parameters.allowed_to_push)
    ? parameters.allowed_to_push
    : [];
  if (state.isPaid) {
    for (const each of asked.map(Object)) {
      if (each._destroy) {
        branch.push = branch.push.filter(({ id }) => id !== each.id);
      } else {
        branch.push.push(levelOf(state, Number(each.access_level)));
      }
    }
  }
  return branch;
}

function findBranch(exchange: Exchange): BranchState {
  const name = partOf(exchange, 1);
  const branch = projectOf(exchange, 40).branches.find(
    each => each.name === name,
  );
  if (!branch) {
    throw notFound('Not');
  }
  return branch;
}

function levelOf(state: GitlabState, access_level: number): LevelState {
  return { id: state.next(), access_level, user_id: null, group_id: null };
}

function present({ state }: Exchange, branch: BranchState) {
  const levels = (list: readonly LevelState[]) =>
    list.map(({ id, access_level, user_id, group_id }) => ({
      id,
      access_level: access_level ?? 0,
      access_level_description: access_level === 0 ? 'No one' : 'Maintainers',
      ...(state.settings.enterprise && { user_id, group_id }),
    }));
  return {
    id: branch.id,
    name: branch.name,
    push_access_levels: levels(branch.push),
    merge_access_levels: levels(branch.merge),
    allow_force_push: branch.allowForcePush,
    code_owner_approval_required: false,
  } satisfies ProtectedBranchSchema;
}
