import { PipelineSpec } from '../Forge';
import { GithubApi } from './GithubApi';
import { lackingPermissions, neededPermissions } from './neededPermissions';

/** Why a GitHub App could not do what is asked of it; tokens do not tell what they may do. */
export async function checkInstallation(
  api: GithubApi,
  owner: string,
  spec: PipelineSpec,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const installation = await api.installationOn(owner, signal);
  if (!installation) {
    return [];
  }
  const { appId, permissions } = installation;
  const lacking = lackingPermissions(neededPermissions(spec), permissions);
  return lacking.length > 0
    ? [
        `repoUrl: the GitHub App ${appId} lacks permissions on ${owner} on ${
          api.host
        } (${lacking.join(
          ', ',
        )}); grant them to it and let an owner of ${owner} accept that`,
      ]
    : [];
}
