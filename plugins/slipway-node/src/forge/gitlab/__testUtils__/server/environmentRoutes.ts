import type {
  CondensedEnvironmentSchema,
  Environments,
  ProjectProtectedEnvironments,
  ProtectedEnvironmentSchema,
} from '@gitbeaker/rest';
import { Exchange, partOf, projectOf, Route, textOf } from './Exchange';
import { GuardState, LevelState, ProjectState, RuleState } from './GitlabState';
import { ParameterOf } from './ParameterOf';
import { forbidden, invalid, notFound, Refusal } from './Refusal';

type EnvironmentOptions = NonNullable<Parameters<Environments['create']>[2]>;
type GuardOptions = NonNullable<
  Parameters<ProjectProtectedEnvironments['edit']>[2]
>;

const GUARDED = 'projects/:/protected_environments';

/** Environments, and those of them that are protected, which takes a paid plan. */
export const environmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'projects/:/environments',
    takes: ['name', 'search', 'states'],
    answer: exchange => ({
      status: 200,
      body: projectOf(exchange, 20).environments satisfies Pick<
        CondensedEnvironmentSchema,
        'id' | 'name'
      >[],
    }),
  },
  {
    method: 'POST',
    path: 'projects/:/environments',
    takes: ['name', 'external_url', 'tier'] satisfies ParameterOf<
      EnvironmentOptions & { name: string }
    >[],
    needs: ['name'],
    answer: exchange => ({ status: 201, body: createEnvironment(exchange) }),
  },
  {
    method: 'GET',
    path: GUARDED,
    takes: [],
    answer: exchange => ({
      status: 200,
      body: paidProject(exchange).guards.map(present),
    }),
  },
  {
    method: 'POST',
    path: GUARDED,
    takes: [
      'name',
      'deploy_access_levels',
      'approval_rules',
    ] satisfies ParameterOf<GuardOptions & { name: string }>[],
    needs: ['name', 'deploy_access_levels'],
    answer: exchange => ({ status: 201, body: present(protect(exchange)) }),
  },
  {
    method: 'PUT',
    path: `${GUARDED}/:`,
    takes: [
      'deploy_access_levels',
      'approval_rules',
    ] satisfies ParameterOf<GuardOptions>[],
    answer: exchange => {
      const project = paidProject(exchange);
      const guard = findGuard(project, partOf(exchange, 1));
      guard.rules.push(...rulesOf(exchange, project));
      return { status: 200, body: present(guard) };
    },
  },
  {
    method: 'DELETE',
    path: `${GUARDED}/:`,
    takes: [],
    answer: exchange => {
      const project = paidProject(exchange);
      const guard = findGuard(project, partOf(exchange, 1));
      project.guards.splice(project.guards.indexOf(guard), 1);
      return { status: 204 };
    },
  },
];

function createEnvironment(exchange: Exchange) {
  const project = projectOf(exchange, 30);
  const name = textOf(exchange, 'name');
  if (!/^(?!\/)[a-zA-Z0-9_/\\${}. -]+(?<!\/)$/.test(name)) {
    throw invalid({
      name: [
        "can contain only letters, digits, '-', '_', '/', '$', '{', '}', '.', and spaces, but it cannot start or end with '/'",
      ],
    });
  }
  if (project.environments.some(each => each.name === name)) {
    throw invalid({ name: ['has already been taken'] });
  }
  const environment = { id: exchange.state.next(), name };
  project.environments.push(environment);
  return environment;
}

/** Without the plan nobody may, and the Community Edition knows no such route. */
export function paidProject(exchange: Exchange): ProjectState {
  const project = projectOf(exchange, 40);
  if (!exchange.state.settings.enterprise) {
    throw new Refusal(404, { error: '404 Not Found' });
  }
  if (!exchange.state.isPaid) {
    throw forbidden();
  }
  return project;
}

function protect(exchange: Exchange): GuardState {
  const project = paidProject(exchange);
  const name = textOf(exchange, 'name');
  if (project.guards.some(each => each.name === name)) {
    throw new Refusal(409, {
      message: `Environment '${name}' is already protected`,
    });
  }
  const deploy = levelsOf(
    exchange,
    project,
    exchange.parameters.deploy_access_levels,
  );
  if (deploy.length === 0) {
    throw new Refusal(422, {
      message: ['Deploy access levels is too short (minimum is 1 character)'],
    });
  }
  const guard = { name, deploy, rules: rulesOf(exchange, project) };
  project.guards.push(guard);
  return guard;
}

function findGuard(project: ProjectState, name: string): GuardState {
  const guard = project.guards.find(each => each.name === name);
  if (!guard) {
    throw notFound('Not');
  }
  return guard;
}

function rulesOf(exchange: Exchange, project: ProjectState): RuleState[] {
  const given = exchange.parameters.approval_rules;
  const asked: unknown[] = Array.isArray(given) ? given : [];
  return asked.flatMap(each => {
    const rule = Object(each);
    return levelsOf(exchange, project, [each]).map(level => ({
      ...level,
      required_approvals: Number(rule.required_approvals ?? 1),
      group_inheritance_type: Number(rule.group_inheritance_type ?? 0),
    }));
  });
}

/** Who has no access to the project is passed over without a word. */
function levelsOf(
  { state }: Exchange,
  project: ProjectState,
  given: unknown,
): LevelState[] {
  const asked: unknown[] = Array.isArray(given) ? given : [];
  return asked.flatMap(each => {
    const {
      access_level = null,
      user_id = null,
      group_id = null,
    } = Object(each);
    const user = state.users.find(({ id }) => id === user_id);
    const group = state.groups.find(({ id }) => id === group_id);
    const isKnown =
      access_level !== null ||
      (user !== undefined && state.roleIn(user, project) > 0) ||
      (group !== undefined &&
        (project.shares.has(group.id) ||
          state.lineage(project.namespace).includes(group)));
    return isKnown
      ? [{ id: state.next(), access_level, user_id, group_id }]
      : [];
  });
}

function present({ name, deploy, rules }: GuardState) {
  return {
    name,
    deploy_access_levels: deploy.map(level => ({
      ...level,
      access_level_description: 'Developers + Maintainers',
    })) as unknown as ProtectedEnvironmentSchema['deploy_access_levels'],
    required_approval_count: 0,
    approval_rules: rules,
  } satisfies ProtectedEnvironmentSchema;
}
