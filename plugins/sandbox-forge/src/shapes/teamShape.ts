import { ForgeUrls } from '../server/ForgeUrls';
import { OrganizationDocument, TeamDocument } from '../store/documents';
import { organizationShape } from './organizationShape';
import { nodeId } from './userShape';

/** GitHub's team, as it stands in lists. */
export function teamShape(
  team: TeamDocument,
  organization: OrganizationDocument,
  urls: ForgeUrls,
) {
  const api = `${urls.api}/organizations/${organization.id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    url: api,
    html_url: `${urls.web}/orgs/${organization.login}/teams/${team.slug}`,
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
    type: 'organization',
    organization_id: organization.id,
    parent: null,
  };
}

/** GitHub's full team. */
export function fullTeamShape(
  team: TeamDocument,
  organization: OrganizationDocument,
  urls: ForgeUrls,
  repositories: number,
) {
  const {
    type,
    organization_id: _,
    ...shape
  } = teamShape(team, organization, urls);
  return {
    ...shape,
    members_count: team.members.length,
    repos_count: repositories,
    created_at: team.createdAt,
    updated_at: team.createdAt,
    organization: organizationShape(organization, urls, 0),
    type,
  };
}
