import { ForgeUrls } from '../server/ForgeUrls';
import { OrganizationDocument } from '../store/documents';
import { nodeId } from './userShape';

/** GitHub's "simple organisation". */
export function simpleOrganizationShape(
  organization: OrganizationDocument,
  urls: ForgeUrls,
) {
  const { login, id, description } = organization;
  const api = `${urls.api}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId('Organization', id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${urls.web}/_avatar/${login}`,
    description,
  };
}

/** GitHub's full organisation. */
export function organizationShape(
  organization: OrganizationDocument,
  urls: ForgeUrls,
  publicRepositories: number,
) {
  return {
    ...simpleOrganizationShape(organization, urls),
    name: organization.login,
    is_verified: false,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: publicRepositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${urls.web}/${organization.login}`,
    type: 'Organization',
    created_at: organization.createdAt,
    updated_at: organization.createdAt,
    archived_at: null,
  };
}
