import { ForgeUrls } from '../server/ForgeUrls';
import { OrganizationDocument, UserDocument } from '../store/documents';

/** Base64 of the kind and number of a thing: what GitHub calls `node_id`. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}

/** GitHub's "simple user" of a user or an organisation. */
export function simpleUserShape(
  account: UserDocument | OrganizationDocument,
  urls: ForgeUrls,
) {
  const { login, id } = account;
  const type = 'teams' in account ? 'Organization' : 'User';
  const api = `${urls.api}/users/${login}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${urls.web}/_avatar/${login}`,
    gravatar_id: '',
    url: api,
    html_url: `${urls.web}/${login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type,
    site_admin: false,
  };
}

/** GitHub's public profile of a user or an organisation. */
export function profileShape(
  account: UserDocument | OrganizationDocument,
  urls: ForgeUrls,
) {
  return {
    ...simpleUserShape(account, urls),
    name: 'name' in account ? account.name : account.login,
    company: null,
    blog: '',
    location: null,
    email: 'email' in account ? account.email : null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  };
}

/** What GitHub tells signed-in users about themselves. */
export function privateProfileShape(user: UserDocument, urls: ForgeUrls) {
  return {
    ...profileShape(user, urls),
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: false,
  };
}
