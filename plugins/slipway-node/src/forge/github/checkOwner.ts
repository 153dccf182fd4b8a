import { GithubApi } from './GithubApi';
import { hasStatus } from './GithubFailure';
import { InnerOptions } from './together';

/**
 * Why no repository can be created for this owner, as far as GitHub tells: it must be an organisation,
 * or the account of the credentials themselves.
 */
export async function checkOwner(
  api: GithubApi,
  owner: string,
  options: InnerOptions,
): Promise<readonly string[]> {
  const doing = `read owner ${owner}`;
  const call = { doing, options, owner };
  const [organisation, login] = await Promise.all([
    api.find('GET /orgs/{org}', { org: owner }, call),
    readLogin(api, owner, options),
  ]);
  if (organisation) {
    return organisation.members_can_create_repositories === false && login
      ? checkMembership(api, owner, options)
      : [];
  }
  if (login?.toLowerCase() === owner.toLowerCase()) {
    return [];
  }
  const account = await api.find(
    'GET /users/{username}',
    { username: owner },
    call,
  );
  return [
    account
      ? `repoUrl: owner "${owner}" is another user's account on ${
          api.host
        }; choose an organisation${login ? ` or ${login}` : ''}`
      : `repoUrl: owner "${owner}" does not exist on ${api.host}, or the credentials may not see it; choose an organisation that exists`,
  ];
}

/** Whose the credentials are; `undefined` for a GitHub App, which is nobody. */
async function readLogin(
  api: GithubApi,
  owner: string,
  options: InnerOptions,
): Promise<string | undefined> {
  const doing = 'read the account of the credentials';
  try {
    return (await api.request('GET /user', {}, { doing, options, owner }))
      .login;
  } catch (error) {
    if (hasStatus(error, 403)) {
      return undefined;
    }
    throw error;
  }
}

/** Members may not create here, but an administrator of the organisation may. */
async function checkMembership(
  api: GithubApi,
  owner: string,
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
        `repoUrl: members of ${owner} may not create repositories on ${api.host}; let an owner of the organisation allow it, or configure credentials that may`,
      ];
}
