/** Who owns a repository; the answer does not say whether it is an organisation. */
export interface GiteaOwner {
  readonly login: string;
}

/** A repository as Gitea tells it; `templates/swagger/v1_json.tmpl` of its source has everything. */
export interface GiteaRepository {
  readonly id: number;
  readonly name: string;
  readonly owner: GiteaOwner;
  readonly description?: string;
  readonly default_branch: string;
  readonly private: boolean;
  readonly empty: boolean;
}

/** A team of an organisation. */
export interface GiteaTeam {
  readonly id: number;
  readonly name: string;
  /** `none` where the units have permissions of their own. */
  readonly permission: string;
  readonly units_map?: Readonly<Record<string, string>>;
}

/** What somebody may do in an organisation. */
export interface GiteaOrganizationPermissions {
  readonly is_owner: boolean;
  readonly can_create_repository: boolean;
}

/** A variable of a repository. */
export interface GiteaVariable {
  readonly name: string;
  readonly data: string;
}

/** A rule for branches. */
export interface GiteaProtection {
  /** A branch, or a pattern of some. */
  readonly rule_name: string;
  /** Of several rules that fit a branch only that with the lowest is followed; absent where Gitea has no order. */
  readonly priority?: number;
  readonly enable_push?: boolean;
  readonly enable_force_push?: boolean;
  readonly enable_status_check?: boolean;
  readonly status_check_contexts?: readonly string[] | null;
  readonly required_approvals?: number;
  readonly block_on_rejected_reviews?: boolean;
  readonly dismiss_stale_approvals?: boolean;
  /** Gitea 1.24 and newer. */
  readonly block_admin_merge_override?: boolean;
  /** Forgejo's word for it. */
  readonly apply_to_admins?: boolean;
  readonly unprotected_file_patterns?: string;
}
