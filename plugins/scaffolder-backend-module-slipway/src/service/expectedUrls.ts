import { ScmIntegrations } from '@backstage/integration';
import { ServiceModel } from '@slipway/plugin-slipway-common';

/** Where a repository will be once it exists; afterwards the forge itself says so. */
export function expectedUrls(
  { host, owner, name }: ServiceModel['repository'],
  integrations: ScmIntegrations,
): { readonly webUrl: string; readonly cloneUrl: string } {
  const apiBaseUrl = integrations.github.byHost(host)?.config.apiBaseUrl;
  const api = apiBaseUrl ? new URL(apiBaseUrl) : undefined;
  const protocol = api?.host === host ? api.protocol : 'https:';
  const webUrl = `${protocol}//${host}/${owner}/${name}`;
  return { webUrl, cloneUrl: `${webUrl}.git` };
}
