import { InputError } from '@backstage/errors';
import {
  GiteaIntegrationConfig,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { configuredAddress } from '../configuredAddress';
import { Forge } from '../Forge';
import { forgeAtEdge } from '../forgeAtEdge';
import { Lanes } from '../http/Lanes';
import { defaultPatience, Patience } from '../http/Patience';
import { GiteaApi } from './GiteaApi';
import { giteaCalls } from './giteaCalls';
import {
  accountCredentials,
  GiteaCredentials,
  tokenCredentials,
} from './GiteaCredentials';

/** Gitea has no limit of its own on requests at a time; this is gentle on a small one with SQLite. */
const AT_ONCE = 8;

/** What {@link createGiteaForge} takes besides the host. */
export interface GiteaForgeOptions {
  readonly integrations: ScmIntegrationRegistry;
  readonly token?: string;
  readonly patience?: Partial<Patience>;
  readonly lanes?: Lanes;
}

/** A forge on a host that has a Gitea integration. */
export function createGiteaForge(
  host: string,
  options: GiteaForgeOptions,
): Forge {
  const { baseUrl = `https://${host}` } = configOf(host, options);
  const api = new GiteaApi({
    host,
    baseUrl: configuredAddress({
      where: `integrations.gitea for ${host}`,
      name: 'baseUrl',
      value: baseUrl,
    }),
    credentials: credentialsFor(host, options),
    patience: { ...defaultPatience, ...options.patience },
    lane: (options.lanes ?? new Lanes()).lane({
      host,
      token: options.token,
      atOnce: AT_ONCE,
    }),
  });
  return forgeAtEdge(giteaCalls(api));
}

function credentialsFor(
  host: string,
  options: GiteaForgeOptions,
): GiteaCredentials {
  if (options.token !== undefined) {
    return tokenCredentials(options.token);
  }
  const { username, password } = configOf(host, options);
  if (!password) {
    throw new InputError(
      `repoUrl: integrations.gitea for ${host} has no password; add an access token there to the portal's configuration`,
    );
  }
  return username
    ? accountCredentials(username, password)
    : tokenCredentials(password);
}

function configOf(
  host: string,
  { integrations }: GiteaForgeOptions,
): Partial<GiteaIntegrationConfig> {
  return integrations.gitea.byHost(host)?.config ?? {};
}
