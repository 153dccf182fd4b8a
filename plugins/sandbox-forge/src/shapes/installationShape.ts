import { Installation } from '../apps/Installation';
import { ForgeUrls } from '../server/ForgeUrls';
import { OrganizationDocument } from '../store/documents';
import { simpleUserShape } from './userShape';

/** GitHub's "installation" of an app. */
export function installationShape(
  { id, app, permissions }: Installation,
  account: OrganizationDocument,
  urls: ForgeUrls,
) {
  return {
    id,
    account: simpleUserShape(account, urls),
    access_tokens_url: `${urls.api}/app/installations/${id}/access_tokens`,
    repositories_url: `${urls.api}/installation/repositories`,
    html_url: `${urls.web}/organizations/${account.login}/settings/installations/${id}`,
    app_id: app.appId,
    app_slug: `app-${app.appId}`,
    target_id: account.id,
    target_type: 'Organization',
    repository_selection: 'all',
    permissions,
    events: [],
    single_file_name: null,
    created_at: account.createdAt,
    updated_at: account.createdAt,
    suspended_by: null,
    suspended_at: null,
  };
}
