import { OwnerKind, PlannedRepository } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { GithubApi } from './GithubApi';

/** `workflow` to push the files under `.github/workflows`, `repo` for everything else. */
const NEEDED_SCOPES = ['repo', 'workflow'];

const NO_API =
  'GitHub’s REST API is not there; check apiBaseUrl under integrations.github, which ends with /api/v3 on a GitHub Enterprise Server';

/** What GitHub tells of an owner. */
export interface OwnerCheck {
  /** Absent where there is no such owner, or it is no account to create in. */
  readonly ownerKind?: OwnerKind;
  /** The owner's plan, where the credentials may know it. */
  readonly plan?: string;
  readonly problems: readonly string[];
}

/**
 * Why no repository can be created for this owner, as far as GitHub tells: it must be an organisation,
 * or the account of the credentials themselves.
 */
export async function checkOwner(
  api: GithubApi,
  { owner, visibility }: Pick<PlannedRepository, 'owner' | 'visibility'>,
  options: InnerOptions,
): Promise<OwnerCheck> {
  const doing = `read owner ${owner}`;
  const call = { doing, options, owner };
  const [organisation, { login, plan, problems }] = await Promise.all([
    api.find('GET /orgs/{org}', { org: owner }, call),
    readAccount(api, owner, options),
  ]);
  if (organisation) {
    const closed =
      organisation.members_can_create_repositories === false ||
      allowance(organisation, visibility) === false;
    const refused =
      closed && login
        ? await checkMembership(api, { owner, visibility }, options)
        : [];
    return {
      ownerKind: 'organization',
      plan: organisation.plan?.name,
      problems: [...problems, ...refused],
    };
  }
  if (login?.toLowerCase() === owner.toLowerCase()) {
    return { ownerKind: 'user', plan, problems };
  }
  const account = await api.find(
    'GET /users/{username}',
    { username: owner },
    call,
  );
  const refused = account
    ? `repoUrl: owner "${owner}" is another user's account on ${
        api.host
      }; choose an organisation${login ? ` or ${login}` : ''}`
    : `repoUrl: owner "${owner}" does not exist on ${api.host}, or the credentials may not see it; choose an organisation that exists`;
  return { problems: [...problems, refused] };
}

/** Whether members may create repositories of a visibility, where the organisation tells it. */
function allowance(organisation: object, visibility: string): unknown {
  const key = `members_can_create_${visibility}_repositories`;
  return new Map(Object.entries(organisation)).get(key);
}

interface Account {
  /** Absent for a GitHub App, which is nobody. */
  readonly login?: string;
  readonly plan?: string;
  readonly problems: readonly string[];
}

async function readAccount(
  api: GithubApi,
  owner: string,
  options: InnerOptions,
): Promise<Account> {
  const doing = 'read the account of the credentials';
  const call = { doing, options, owner };
  try {
    const { data, headers } = await api.requestWhole('GET /user', {}, call);
    const problems = checkScopes(headers['x-oauth-scopes'], api.host);
    const plan = 'plan' in data ? data.plan?.name : undefined;
    return { login: data.login, plan, problems };
  } catch (error) {
    if (hasStatus(error, 403)) {
      return { problems: [] };
    }
    // GitHub's API has this route for everybody; pages answer with an error or lead to a sign-in.
    throw hasStatus(error, 301, 302, 303, 404)
      ? new ForgeFailure({ ...error.facts, explanation: NO_API })
      : error;
  }
}

/** Only classic tokens have scopes; others name what they lack when it is needed. */
function checkScopes(scopes: unknown, host: string): readonly string[] {
  if (typeof scopes !== 'string') {
    return [];
  }
  const granted = scopes.split(',').map(scope => scope.trim());
  const missing = NEEDED_SCOPES.filter(scope => !granted.includes(scope));
  return missing.length > 0
    ? [
        `the token for ${host} lacks the scope ${missing.join(
          ' and ',
        )}; give it ${NEEDED_SCOPES.join(' and ')}`,
      ]
    : [];
}

/** Members may not create here, but an administrator of the organisation may. */
async function checkMembership(
  api: GithubApi,
  { owner, visibility }: Pick<PlannedRepository, 'owner' | 'visibility'>,
  options: InnerOptions,
): Promise<readonly string[]> {
  const doing = `read the membership of the credentials in ${owner}`;
  const membership = await api.find(
    'GET /user/memberships/orgs/{org}',
    { org: owner },
    { doing, options, owner },
  );
  return membership?.role === 'admin'
    ? []
    : [
        `repoUrl: members of ${owner} may not create ${visibility} repositories on ${api.host}; let an owner of the organisation allow it, or configure credentials that may`,
      ];
}
