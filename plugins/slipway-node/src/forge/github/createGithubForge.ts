import { InputError } from '@backstage/errors';
import {
  GithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { configuredAddress } from '../configuredAddress';
import { Forge } from '../Forge';
import { forgeAtEdge } from '../forgeAtEdge';
import { Lanes } from '../http/Lanes';
import { defaultPatience, Patience } from '../http/Patience';
import { GithubApi } from './GithubApi';
import { githubCalls } from './githubCalls';
import { integrationCredentials, userCredentials } from './GithubCredentials';
import { ReviewerDirectory } from '../ReviewerDirectory';

/** Well under GitHub's limit of 100 requests at a time. */
const AT_ONCE = 16;

/** What {@link createGithubForge} takes besides the host. */
export interface GithubForgeOptions {
  readonly integrations: ScmIntegrationRegistry;
  readonly token?: string;
  readonly credentialsProvider?: GithubCredentialsProvider;
  readonly directory?: ReviewerDirectory;
  readonly lanes?: Lanes;
  readonly patience?: Partial<Patience>;
}

/** A forge on a host that has a GitHub integration. */
export function createGithubForge(
  host: string,
  options: GithubForgeOptions,
): Forge {
  const { integrations, token, patience } = options;
  const config = integrations.github.byHost(host)?.config;
  if (config?.apiBaseUrl === undefined) {
    throw new InputError(
      `repoUrl: integrations.github for ${host} has no apiBaseUrl; add it to the portal's configuration`,
    );
  }
  const apiBaseUrl = configuredAddress({
    where: `integrations.github for ${host}`,
    name: 'apiBaseUrl',
    value: config.apiBaseUrl,
  });
  const credentials =
    token === undefined
      ? integrationCredentials({
          config,
          provider:
            options.credentialsProvider ?? defaultProvider(integrations),
        })
      : userCredentials(token);
  const api = new GithubApi({
    host,
    apiBaseUrl,
    credentials,
    patience: { ...defaultPatience, ...patience },
    lane: (options.lanes ?? new Lanes()).lane({ host, token, atOnce: AT_ONCE }),
  });
  const directory = options.directory ?? new ReviewerDirectory();
  return forgeAtEdge(githubCalls(api, directory));
}

/** Loads the package only here: it takes longer than all of ours, and whoever only renders never needs it. */
export function defaultProvider(
  integrations: ScmIntegrationRegistry,
): GithubCredentialsProvider {
  // Not import(): the tests' module loader has none.
  const { DefaultGithubCredentialsProvider } =
    require('@backstage/integration') as typeof import('@backstage/integration');
  return DefaultGithubCredentialsProvider.fromIntegrations(integrations);
}
