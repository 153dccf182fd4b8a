/** An account; `scopes` are those of its token. */
export interface UserState {
  readonly id: number;
  readonly username: string;
  readonly token: string;
  readonly scopes: readonly string[];
}

/** A group with its members' roles, by the users' numbers. */
export interface GroupState {
  readonly id: number;
  /** The full path: `acme/platform`. */
  readonly path: string;
  visibility: string;
  projectCreationLevel: string;
  readonly members: Map<number, number>;
}

/** A variable, whose value nobody gets to see again where it is hidden. */
export interface VariableState {
  readonly key: string;
  environment_scope: string;
  value: string;
  variable_type: string;
  masked: boolean;
  hidden: boolean;
  protected: boolean;
  raw: boolean;
  description: string | null;
}

/** Who may do something with a branch or an environment. */
export interface LevelState {
  readonly id: number;
  readonly access_level: number | null;
  readonly user_id: number | null;
  readonly group_id: number | null;
}

/** A protected branch; it need not be there. */
export interface BranchState {
  readonly id: number;
  readonly name: string;
  push: LevelState[];
  readonly merge: LevelState[];
  allowForcePush: boolean;
}

/** A rule by which a deployment has to be approved. */
export interface RuleState extends LevelState {
  readonly required_approvals: number;
  readonly group_inheritance_type: number;
}

/** A protected environment, by its name. */
export interface GuardState {
  readonly name: string;
  readonly deploy: LevelState[];
  readonly rules: RuleState[];
}

/** A rule by which merge requests have to be approved. */
export interface ApprovalState {
  readonly id: number;
  name: string;
  readonly rule_type: string;
  approvals_required: number;
}

/** A project; `repository` is the name of its folder on the git server. */
export interface ProjectState {
  readonly id: number;
  readonly repository: string;
  name: string;
  path: string;
  namespace: string;
  description: string | null;
  visibility: string;
  topics: readonly string[];
  emptyRepo: boolean;
  defaultBranch: string | null;
  markedForDeletion: boolean;
  pipelineMustSucceed: boolean;
  skippedCounts: boolean;
  readonly shares: Map<number, number>;
  /** When the shares end that do, by the groups' numbers. */
  readonly shareEnds: Map<number, string>;
  readonly members: Map<number, number>;
  readonly variables: VariableState[];
  readonly environments: { readonly id: number; readonly name: string }[];
  readonly branches: BranchState[];
  readonly guards: GuardState[];
  readonly approvals: ApprovalState[];
  readonly approvalSettings: Record<string, boolean>;
}

/** What differs between one GitLab and another. */
export interface InstanceSettings {
  readonly version: string;
  /** False for the Community Edition, which does not have the routes of paid plans at all. */
  readonly enterprise: boolean;
  /** `free`, or one with the paid features. */
  readonly plan: string;
  /** Whether the plan is told to whoever owns the namespace, as gitlab.com does. */
  readonly tellsPlan: boolean;
  /** Whether a project that is deleted is only marked at first, as all are since 18.0. */
  readonly marksFirst: boolean;
  /** Whether others than administrators may delete for good what is marked. */
  readonly deletesMarked: boolean;
}

/** Everything one GitLab knows. */
export class GitlabState {
  readonly users: UserState[] = [];
  readonly groups: GroupState[] = [];
  readonly projects: ProjectState[] = [];
  /** The numbers of projects by the paths they had before. */
  readonly formerPaths = new Map<string, number>();
  settings: InstanceSettings;
  #last = 100;

  constructor(settings: InstanceSettings) {
    this.settings = settings;
  }

  /** A number that nothing else has. */
  next(): number {
    this.#last += 1;
    return this.#last;
  }

  get isPaid(): boolean {
    return this.settings.enterprise && this.settings.plan !== 'free';
  }

  addUser(username: string, token: string, scopes = ['api']): UserState {
    const user = { id: this.next(), username, token, scopes };
    this.users.push(user);
    return user;
  }

  addGroup(path: string, more: Partial<GroupState> = {}): GroupState {
    const group: GroupState = {
      id: this.next(),
      path,
      visibility: 'public',
      projectCreationLevel: 'maintainer',
      members: new Map(),
      ...more,
    };
    this.groups.push(group);
    return group;
  }

  group(path: string): GroupState | undefined {
    return this.groups.find(
      each => each.path.toLowerCase() === path.toLowerCase(),
    );
  }

  project(path: string): ProjectState | undefined {
    return this.projects.find(
      each =>
        `${each.namespace}/${each.path}`.toLowerCase() === path.toLowerCase(),
    );
  }

  /** Gives a project another name; the old one leads to it. */
  rename(path: string, name: string): void {
    const project = this.project(path);
    if (project) {
      this.formerPaths.set(path.toLowerCase(), project.id);
      project.path = name;
    }
  }

  /** The group and those it is in. */
  lineage(path: string): readonly GroupState[] {
    const parts = path.split('/');
    return parts.flatMap((_, index) => {
      const found = this.group(parts.slice(0, index + 1).join('/'));
      return found ? [found] : [];
    });
  }

  /** A user's role in a group, by membership of it or of one it is in. */
  roleInGroup(user: UserState, path: string): number {
    return Math.max(
      0,
      ...this.lineage(path).map(({ members }) => members.get(user.id) ?? 0),
    );
  }

  /** A user's role in a project, wherever it comes from. */
  roleIn(user: UserState, project: ProjectState): number {
    const shared = [...project.shares].map(([id, level]) => {
      const group = this.groups.find(each => each.id === id);
      return Math.min(level, group ? this.roleInGroup(user, group.path) : 0);
    });
    return Math.max(
      project.namespace === user.username ? 50 : 0,
      project.members.get(user.id) ?? 0,
      this.roleInGroup(user, project.namespace),
      ...shared,
    );
  }
}
