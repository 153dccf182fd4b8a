import { Endpoints } from '@octokit/types';
import { ProtectionSpec } from '../Forge';

const ROUTE = '/repos/{owner}/{repo}/branches/{branch}/protection';

/** A branch's protection as GitHub tells it. */
export type GithubProtection =
  Endpoints[`GET ${typeof ROUTE}`]['response']['data'];

type Body = Omit<
  Endpoints[`PUT ${typeof ROUTE}`]['parameters'],
  'owner' | 'repo' | 'branch'
>;
type Reviews = NonNullable<Body['required_pull_request_reviews']>;
type Actors = {
  readonly users?: readonly { readonly login?: string }[];
  readonly teams?: readonly { readonly slug?: string }[];
  readonly apps?: readonly ({ readonly slug?: string } | null)[];
};

/** What a protection lacks to be at least as strict as asked, each as the end of a sentence; stricter is right too. */
export function protectionGaps(
  protection: GithubProtection | undefined,
  spec: ProtectionSpec,
): readonly string[] {
  const reviews = protection?.required_pull_request_reviews;
  const approvals = reviews?.required_approving_review_count ?? 0;
  const checks = new Set(checksOf(protection));
  const missing = spec.requiredChecks.filter(check => !checks.has(check));
  return [
    reviews ? [] : ['pull requests are not required'],
    approvals < spec.requiredApprovals
      ? [`${approvals} of ${spec.requiredApprovals} approvals are required`]
      : [],
    spec.requiredApprovals > 0 && !reviews?.dismiss_stale_reviews
      ? ['approvals stay after a push']
      : [],
    isBypassed(reviews) ? ['some need no pull request'] : [],
    missing.map(check => `the check ${check} is not required`),
    protection?.enforce_admins?.enabled ? [] : ['administrators are exempt'],
    protection?.allow_force_pushes?.enabled ? ['force pushes are allowed'] : [],
    protection?.allow_deletions?.enabled ? ['deletion is allowed'] : [],
  ].flat();
}

/** The request that makes a branch's protection at least as strict as asked and keeps what it has beyond that: a PUT replaces everything. */
export function protectionBody(
  existing: GithubProtection | undefined,
  spec: ProtectionSpec,
): Body {
  const contexts = [
    ...new Set([...checksOf(existing), ...spec.requiredChecks]),
  ];
  const { restrictions } = existing ?? {};
  return {
    required_status_checks:
      contexts.length > 0
        ? {
            strict: existing?.required_status_checks?.strict ?? false,
            contexts,
          }
        : null,
    enforce_admins: true,
    required_pull_request_reviews: reviewsBody(existing, spec),
    restrictions: restrictions ? names(restrictions) : null,
    allow_force_pushes: false,
    allow_deletions: false,
    ...keptSwitches(existing),
  };
}

/** GitHub may tell of empty lists too. */
function isBypassed(
  reviews: GithubProtection['required_pull_request_reviews'],
): boolean {
  const past = reviews?.bypass_pull_request_allowances;
  return [past?.users, past?.teams, past?.apps].some(list => list?.length);
}

function checksOf(protection: GithubProtection | undefined): readonly string[] {
  const status = protection?.required_status_checks;
  return [
    ...(status?.contexts ?? []),
    ...(status?.checks ?? []).map(({ context }) => context),
  ];
}

function reviewsBody(
  existing: GithubProtection | undefined,
  spec: ProtectionSpec,
): Reviews {
  const reviews = existing?.required_pull_request_reviews;
  const approvals = reviews?.required_approving_review_count ?? 0;
  const { dismissal_restrictions } = reviews ?? {};
  return {
    required_approving_review_count: Math.max(
      approvals,
      spec.requiredApprovals,
    ),
    dismiss_stale_reviews: true,
    require_code_owner_reviews: reviews?.require_code_owner_reviews ?? false,
    ...(reviews?.require_last_push_approval && {
      require_last_push_approval: true,
    }),
    ...(dismissal_restrictions && {
      dismissal_restrictions: names(dismissal_restrictions),
    }),
    ...(isBypassed(reviews) && {
      bypass_pull_request_allowances: { users: [], teams: [], apps: [] },
    }),
  };
}

function keptSwitches(existing: GithubProtection | undefined): Partial<Body> {
  return {
    ...(existing?.required_linear_history?.enabled && {
      required_linear_history: true,
    }),
    ...(existing?.required_conversation_resolution?.enabled && {
      required_conversation_resolution: true,
    }),
    ...(existing?.block_creations?.enabled && { block_creations: true }),
    ...(existing?.lock_branch?.enabled && { lock_branch: true }),
    ...(existing?.allow_fork_syncing?.enabled && { allow_fork_syncing: true }),
  };
}

/** GitHub answers with whole people and wants their names. */
function names({ users = [], teams = [], apps = [] }: Actors) {
  const defined = (list: readonly (string | undefined)[]) =>
    list.filter((name): name is string => name !== undefined);
  return {
    users: defined(users.map(({ login }) => login)),
    teams: defined(teams.map(({ slug }) => slug)),
    apps: defined(apps.map(app => app?.slug)),
  };
}
