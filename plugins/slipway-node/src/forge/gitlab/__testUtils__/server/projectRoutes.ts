import type {
  CreateProjectOptions,
  EditProjectOptions,
  ProjectSchema,
} from '@gitbeaker/rest';
import { Exchange, flagOf, partOf, projectOf, Route, textOf } from './Exchange';
import type { GitlabGit } from './GitlabGit';
import { ProjectState } from './GitlabState';
import { ParameterOf } from './ParameterOf';
import { forbidden, invalid, notFound, Refusal } from './Refusal';

const VISIBILITIES = ['private', 'internal', 'public'];

/** Creating, reading, changing and sharing projects. */
export function projectRoutes(
  git: Pick<GitlabGit, 'create' | 'read'>,
): readonly Route[] {
  return [
    {
      method: 'POST',
      path: 'projects',
      takes: [
        'name',
        'path',
        'namespace_id',
        'description',
        'visibility',
        'initialize_with_readme',
      ] satisfies ParameterOf<
        CreateProjectOptions & { name: string; path: string }
      >[],
      needs: ['name'],
      answer: exchange => {
        const project = createProject(exchange);
        git.create(project.repository);
        return { status: 201, body: present(exchange, project) };
      },
    },
    {
      method: 'GET',
      path: 'projects/:',
      takes: [],
      answer: exchange => ({
        status: 200,
        body: present(exchange, projectOf(exchange)),
      }),
    },
    {
      method: 'GET',
      path: 'projects/:/repository/files/:/raw',
      takes: ['ref'],
      answer: exchange => {
        const { repository } = projectOf(exchange, 20);
        const file = partOf(exchange, 1);
        const raw = git.read(repository, `${textOf(exchange, 'ref')}:${file}`);
        if (raw === undefined) {
          throw notFound('File');
        }
        return { status: 200, raw };
      },
    },
    {
      method: 'PUT',
      path: 'projects/:',
      takes: [
        'topics',
        'default_branch',
        'only_allow_merge_if_pipeline_succeeds',
        'allow_merge_on_skipped_pipeline',
      ] satisfies ParameterOf<EditProjectOptions>[],
      answer: exchange => ({
        status: 200,
        body: present(exchange, editProject(exchange)),
      }),
    },
    {
      method: 'POST',
      path: 'projects/:/share',
      takes: ['group_id', 'group_access', 'expires_at'],
      needs: ['group_id', 'group_access'],
      answer: share,
    },
    {
      method: 'DELETE',
      path: 'projects/:/share/:',
      takes: [],
      answer: exchange => {
        const project = projectOf(exchange, 40);
        const id = Number(partOf(exchange, 1));
        if (!project.shares.delete(id)) {
          throw notFound('Group');
        }
        project.shareEnds.delete(id);
        return { status: 204 };
      },
    },
  ];
}

function createProject(exchange: Exchange): ProjectState {
  const { state, user } = exchange;
  const id = Number(textOf(exchange, 'namespace_id'));
  const group = state.groups.find(each => each.id === id);
  const namespace =
    group?.path ?? (user.id + 1_000_000 === id && user.username);
  if (!namespace) {
    throw notFound('Namespace');
  }
  if (group) {
    refuseCreation(
      state.roleInGroup(user, namespace),
      group.projectCreationLevel,
    );
  }
  const path = textOf(exchange, 'path') || textOf(exchange, 'name');
  const visibility = textOf(exchange, 'visibility') || 'private';
  refuseValues(exchange, path);
  const most = group?.visibility ?? 'public';
  if (VISIBILITIES.indexOf(visibility) > VISIBILITIES.indexOf(most)) {
    throw invalid({
      visibility_level: [`${visibility} is not allowed in a ${most} group.`],
    });
  }
  if (state.project(`${namespace}/${path}`)) {
    const taken = ['has already been taken'];
    throw invalid({
      'project_namespace.name': taken,
      name: taken,
      path: taken,
    });
  }
  const number = state.next();
  const project: ProjectState = {
    id: number,
    repository: `project-${number}`,
    name: textOf(exchange, 'name'),
    path,
    namespace,
    description: textOf(exchange, 'description') || null,
    visibility,
    topics: [],
    emptyRepo: true,
    defaultBranch: null,
    markedForDeletion: false,
    pipelineMustSucceed: false,
    skippedCounts: false,
    shares: new Map(),
    shareEnds: new Map(),
    members: new Map(),
    variables: [],
    environments: [],
    branches: [],
    guards: [],
    approvals: [],
    approvalSettings: {
      disable_overriding_approvers_per_merge_request: false,
      merge_requests_author_approval: true,
      reset_approvals_on_push: false,
    },
  };
  state.projects.push(project);
  return project;
}

function refuseCreation(role: number, creation: string): void {
  const least: Record<string, number> = {
    noone: Infinity,
    owner: 50,
    maintainer: 40,
    developer: 30,
  };
  if (role < (least[creation] ?? Infinity)) {
    throw forbidden();
  }
}

function refuseValues(exchange: Exchange, path: string): void {
  if (textOf(exchange, 'description').length > 2000) {
    throw invalid({
      description: ['is too long (maximum is 2000 characters)'],
    });
  }
  const isPath =
    /^[A-Za-z0-9_.][A-Za-z0-9_.-]*$/.test(path) &&
    !/\.(git|atom)$/.test(path) &&
    path !== 'tree';
  if (!isPath) {
    throw invalid({ path: ['is a reserved name or has other characters'] });
  }
}

function editProject(exchange: Exchange): ProjectState {
  const project = projectOf(exchange, 40);
  const { topics } = exchange.parameters;
  if (Array.isArray(topics)) {
    project.topics = topics.map(String);
  }
  const branch = textOf(exchange, 'default_branch');
  if (branch && branch !== project.defaultBranch) {
    if (project.emptyRepo) {
      throw invalid({
        base: [`Could not change HEAD: branch '${branch}' does not exist`],
      });
    }
    project.defaultBranch = branch;
  }
  project.pipelineMustSucceed =
    flagOf(exchange, 'only_allow_merge_if_pipeline_succeeds') ??
    project.pipelineMustSucceed;
  project.skippedCounts =
    flagOf(exchange, 'allow_merge_on_skipped_pipeline') ??
    project.skippedCounts;
  return project;
}

function share(exchange: Exchange) {
  const { state } = exchange;
  const project = projectOf(exchange, 40);
  const id = Number(textOf(exchange, 'group_id'));
  const level = Number(textOf(exchange, 'group_access'));
  const group = state.groups.find(each => each.id === id);
  if (!group) {
    throw notFound('Group');
  }
  if (![10, 15, 20, 30, 40, 50].includes(level)) {
    throw new Refusal(400, {
      error: 'group_access does not have a valid value',
    });
  }
  if (state.lineage(project.namespace).includes(group)) {
    throw new Refusal(409, {
      message:
        'Project cannot be shared with the group it is in or one of its ancestors.',
    });
  }
  if (project.shares.has(id)) {
    throw new Refusal(409, { message: 'already shared with this group' });
  }
  project.shares.set(id, level);
  const end = textOf(exchange, 'expires_at');
  if (end) {
    project.shareEnds.set(id, end);
  }
  const body = {
    id: state.next(),
    project_id: project.id,
    group_id: id,
    group_access: level,
  };
  return { status: 201, body };
}

function present(
  { state, url, user }: Exchange,
  project: ProjectState,
): Partial<ProjectSchema> {
  const path = `${project.namespace}/${project.path}`;
  const group = state.group(project.namespace);
  return {
    id: project.id,
    name: project.name,
    path: project.path,
    path_with_namespace: path,
    description: project.description,
    visibility: project.visibility as ProjectSchema['visibility'],
    topics: [...project.topics],
    empty_repo: project.emptyRepo,
    ...(project.markedForDeletion && { marked_for_deletion_on: '2026-01-31' }),
    // A branch that is not there yet is not told, whatever the schema says.
    ...(project.defaultBranch !== null && {
      default_branch: project.defaultBranch,
    }),
    web_url: `${url}/${path}`,
    http_url_to_repo: `${url}/${path}.git`,
    only_allow_merge_if_pipeline_succeeds: project.pipelineMustSucceed,
    allow_merge_on_skipped_pipeline: project.skippedCounts,
    namespace: {
      id: group?.id ?? user.id + 1_000_000,
      name: project.namespace,
      path: project.namespace.split('/').pop() ?? '',
      kind: group ? 'group' : 'user',
      full_path: project.namespace,
      avatar_url: null,
      web_url: `${url}/${project.namespace}`,
    },
    shared_with_groups: [...project.shares].map(([id, level]) => {
      const shared = state.groups.find(each => each.id === id);
      return {
        group_id: id,
        group_name: shared?.path ?? '',
        group_full_path: shared?.path ?? '',
        group_access_level: level,
        expires_at: project.shareEnds.get(id) ?? null,
      };
    }),
  };
}
