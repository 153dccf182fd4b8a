import { forbidden, notFound, Refusal } from './Refusal';
import { GitlabState, ProjectState, UserState } from './GitlabState';

/** A parameter of a request, from its query or its body. */
export type Parameters = Readonly<Record<string, unknown>>;

/** What a route works on. */
export interface Exchange {
  readonly state: GitlabState;
  readonly user: UserState;
  /** Where the server is, as it calls itself. */
  readonly url: string;
  /** The parts of the path that the route leaves open, decoded. */
  readonly parts: readonly string[];
  readonly parameters: Parameters;
}

/** What a route answers. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** Instead of a body: a file as it is. */
  readonly raw?: string;
}

/** One method and path of GitLab's API. */
export interface Route {
  readonly method: string;
  /** With `:` for a part that is open: `projects/:/variables`. */
  readonly path: string;
  /** Every parameter there is; GitLab passes over others, this server refuses them. */
  readonly takes: readonly string[];
  readonly needs?: readonly string[];
  readonly answer: (exchange: Exchange) => Reply | Promise<Reply>;
}

/** The project of the path, if the user may see it with at least this role. */
export function projectOf(
  { state, user, url, parts }: Exchange,
  role = 0,
): ProjectState {
  const [id = ''] = parts;
  const moved = state.formerPaths.get(id.toLowerCase());
  if (moved !== undefined && !state.project(id)) {
    const location = `${url}/api/v4/projects/${moved}`;
    throw new Refusal(301, { message: 'moved' }, { location });
  }
  const project =
    state.project(id) ?? state.projects.find(each => String(each.id) === id);
  const level = project ? state.roleIn(user, project) : 0;
  if (!project || (level === 0 && project.visibility === 'private')) {
    throw notFound('Project');
  }
  if (level < role) {
    throw forbidden();
  }
  return project;
}

/** A part of the path. */
export function partOf({ parts }: Exchange, index: number): string {
  const part = parts[index];
  if (part === undefined) {
    throw new Refusal(404, { error: '404 Not Found' });
  }
  return part;
}

/** A text among the parameters; the empty one where there is none. */
export function textOf({ parameters }: Exchange, name: string): string {
  const value = parameters[name];
  return value === undefined || value === null ? '' : String(value);
}

/** A flag among the parameters, as GitLab reads one. */
export function flagOf(
  { parameters }: Exchange,
  name: string,
): boolean | undefined {
  const value = parameters[name];
  return value === undefined ? undefined : String(value) === 'true';
}
