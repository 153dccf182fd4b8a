import type {
  GithubAppConfig,
  GithubIntegrationConfig,
} from '@backstage/integration';
import { isOpenTo } from './isOpenTo';

/** A GitHub App on an owner, and what that owner lets it do. */
export interface Installation {
  readonly appId: number;
  readonly permissions: Readonly<Record<string, string | undefined>>;
}

/**
 * The installation whose token Backstage uses for an owner: that of the first app that has one. Absent
 * where there is none, and where GitHub does not tell; whoever asks for the token hears why.
 */
export async function findInstallation(
  config: GithubIntegrationConfig,
  owner: string,
): Promise<Installation | undefined> {
  const apps = (config.apps ?? []).filter(app => isOpenTo(app, owner));
  const found = await Promise.all(
    apps.map(app => installationOf(app, config, owner)),
  );
  return found.find(installation => installation !== undefined);
}

async function installationOf(
  { appId }: GithubAppConfig,
  config: GithubIntegrationConfig,
  owner: string,
): Promise<Installation | undefined> {
  // Not import(): the tests' module loader has none. Not above: the package is large.
  const { GithubAppCredentialsMux } =
    require('@backstage/integration') as typeof import('@backstage/integration');
  // One of its own for each look: what an owner has just granted is to be seen at once.
  const mux = new GithubAppCredentialsMux(config, [appId]);
  const installations = await mux.getAllInstallations().catch(() => []);
  const installation = installations.find(
    ({ account, suspended_at }) =>
      !suspended_at &&
      account &&
      'login' in account &&
      account.login.toLowerCase() === owner.toLowerCase(),
  );
  return (
    installation && { appId, permissions: { ...installation.permissions } }
  );
}
