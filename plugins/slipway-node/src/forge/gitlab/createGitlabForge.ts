import { AuthenticationError, InputError } from '@backstage/errors';
import type {
  GitLabIntegrationConfig,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { configuredAddress } from '../configuredAddress';
import { Forge } from '../Forge';
import { forgeAtEdge } from '../forgeAtEdge';
import { Lanes } from '../http/Lanes';
import { defaultPatience, Patience } from '../http/Patience';
import { ReviewerDirectory } from '../ReviewerDirectory';
import { GitlabApi, GitlabConnection } from './GitlabApi';
import { gitlabCalls } from './gitlabCalls';

/** GitLab has no limit of its own on requests at a time; this is gentle on a small instance. */
const AT_ONCE = 8;

/** What the address of GitLab's API ends with. */
const API = /\/api\/v4$/;

/** What {@link createGitlabForge} takes besides the host. */
export interface GitlabForgeOptions {
  readonly integrations: ScmIntegrationRegistry;
  readonly token?: string;
  readonly directory?: ReviewerDirectory;
  readonly patience?: Partial<Patience>;
  readonly lanes?: Lanes;
}

/** A forge on a host that has a GitLab integration; a person's own token, where given, is never replaced by the portal's. */
export function createGitlabForge(
  host: string,
  options: GitlabForgeOptions,
): Forge {
  const { integrations, patience } = options;
  const config = integrations.gitlab.byHost(host)?.config;
  if (!config || !API.test(config.apiBaseUrl)) {
    throw new InputError(
      `repoUrl: integrations.gitlab for ${host} has no apiBaseUrl that ends with /api/v4; correct it in the portal's configuration`,
    );
  }
  const token = options.token ?? config.token;
  if (!token) {
    throw new AuthenticationError(
      `integrations.gitlab has no token for ${host}; configure one, or sign in there`,
    );
  }
  const api = new GitlabApi({
    host,
    ...addressesOf(host, config),
    token,
    patience: { ...defaultPatience, ...patience },
    lane: (options.lanes ?? new Lanes()).lane({
      host,
      token: options.token,
      atOnce: AT_ONCE,
    }),
  });
  const directory = options.directory ?? new ReviewerDirectory();
  return forgeAtEdge(gitlabCalls({ api, directory }));
}

/**
 * Where its API and its pages are. Where `baseUrl` is not given Backstage takes the host alone for it; a GitLab that is
 * served below a path, or without TLS, says so in the address of its API, which is always below that of its pages.
 */
function addressesOf(
  host: string,
  config: GitLabIntegrationConfig,
): Pick<GitlabConnection, 'apiBaseUrl' | 'baseUrl'> {
  const addressOf = (name: 'apiBaseUrl' | 'baseUrl') =>
    configuredAddress({
      where: `integrations.gitlab for ${host}`,
      name,
      value: config[name],
    });
  const [apiBaseUrl, baseUrl] = [addressOf('apiBaseUrl'), addressOf('baseUrl')];
  const aboveApi = apiBaseUrl.replace(API, '');
  const { origin, protocol } = new URL(aboveApi);
  const isGiven = config.baseUrl !== `https://${host}`;
  const isSameHost = new URL(`${protocol}//${host}`).origin === origin;
  return {
    apiBaseUrl,
    baseUrl: isGiven || !isSameHost ? baseUrl : aboveApi,
  };
}
