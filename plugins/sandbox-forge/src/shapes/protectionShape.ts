import { ForgeContext } from '../server/ForgeContext';
import { ProtectionDocument, RepositoryDocument } from '../store/documents';
import { teamShape } from './teamShape';
import { simpleUserShape } from './userShape';

type Accounts = Pick<ForgeContext, 'store' | 'urls'>;
type Actors = NonNullable<ProtectionDocument['restrictions']>;

/** GitHub's branch protection. */
export function protectionShape(
  protection: ProtectionDocument,
  repository: RepositoryDocument,
  accounts: Accounts,
) {
  const { owner, name } = repository;
  const branch = encodeURIComponent(protection.branch);
  const url = `${accounts.urls.api}/repos/${owner}/${name}/branches/${branch}/protection`;
  const { restrictions } = protection;
  return {
    url,
    ...checksShape(protection, url),
    ...reviewsShape(protection, url, accounts),
    ...(restrictions
      ? {
          restrictions: {
            url: `${url}/restrictions`,
            users_url: `${url}/restrictions/users`,
            teams_url: `${url}/restrictions/teams`,
            apps_url: `${url}/restrictions/apps`,
            ...actorsShape(restrictions, accounts),
          },
        }
      : {}),
    required_signatures: {
      url: `${url}/required_signatures`,
      enabled: protection.signatures,
    },
    enforce_admins: {
      url: `${url}/enforce_admins`,
      enabled: protection.enforceAdmins,
    },
    required_linear_history: { enabled: protection.linearHistory },
    allow_force_pushes: { enabled: protection.forcePushes },
    allow_deletions: { enabled: protection.deletions },
    block_creations: { enabled: protection.blockCreations },
    required_conversation_resolution: {
      enabled: protection.conversationResolution,
    },
    lock_branch: { enabled: protection.lockBranch },
    allow_fork_syncing: { enabled: protection.forkSyncing },
  };
}

function checksShape({ statusChecks }: ProtectionDocument, url: string) {
  if (!statusChecks) return {};
  const { strict, contexts } = statusChecks;
  return {
    required_status_checks: {
      url: `${url}/required_status_checks`,
      strict,
      contexts,
      contexts_url: `${url}/required_status_checks/contexts`,
      checks: contexts.map(context => ({ context, app_id: null })),
    },
  };
}

function reviewsShape(
  { reviews }: ProtectionDocument,
  url: string,
  accounts: Accounts,
) {
  if (!reviews) return {};
  const reviewsUrl = `${url}/required_pull_request_reviews`;
  const { dismissalRestrictions, bypass } = reviews;
  return {
    required_pull_request_reviews: {
      url: reviewsUrl,
      dismiss_stale_reviews: reviews.dismissStale,
      require_code_owner_reviews: reviews.codeOwners,
      required_approving_review_count: reviews.approvals,
      require_last_push_approval: reviews.lastPushApproval,
      ...(dismissalRestrictions
        ? {
            dismissal_restrictions: {
              url: `${url}/dismissal_restrictions`,
              users_url: `${url}/dismissal_restrictions/users`,
              teams_url: `${url}/dismissal_restrictions/teams`,
              ...actorsShape(dismissalRestrictions, accounts),
            },
          }
        : {}),
      ...(bypass
        ? { bypass_pull_request_allowances: actorsShape(bypass, accounts) }
        : {}),
    },
  };
}

function actorsShape(actors: Actors, { store, urls }: Accounts) {
  const { users, organizations } = store.accounts();
  return {
    users: users
      .filter(user => actors.users.includes(user.login))
      .map(user => simpleUserShape(user, urls)),
    teams: organizations.flatMap(organization =>
      organization.teams
        .filter(team => actors.teams.includes(team.slug))
        .map(team => teamShape(team, organization, urls)),
    ),
    apps: [],
  };
}
