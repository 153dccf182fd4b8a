import { InputError } from '@backstage/errors';
import {
  GithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { Forge } from './Forge';
import { createGiteaForge } from './gitea/createGiteaForge';
import { createGithubForge } from './github/createGithubForge';
import { createGitlabForge } from './gitlab/createGitlabForge';
import { Lanes } from './http/Lanes';
import { Patience } from './http/Patience';
import { ReviewerDirectory } from './ReviewerDirectory';

/** What {@link createForge} takes. @public */
export interface CreateForgeOptions {
  /** The portal's `integrations`: the only hosts there are, and the only source of credentials besides `token`. */
  readonly integrations: ScmIntegrationRegistry;
  /** Host of a `repoUrl`, exactly as configured. */
  readonly host: string;
  /** A person's own token; where it is given the portal's credentials are never used. */
  readonly token?: string;
  /** Shared between forges it keeps the tokens of GitHub App installations; default: one of its own. */
  readonly credentialsProvider?: GithubCredentialsProvider;
  /** Shared between forges it saves asking twice who a reviewer is; default: one of its own. */
  readonly directory?: ReviewerDirectory;
  /** Shared between forges it bounds, for each credential, how many requests are under way; default: one of its own. */
  readonly lanes?: Lanes;
  /** How long and how often to wait; default: what suits github.com. */
  readonly patience?: Partial<Patience>;
}

/**
 * The forge on a host; throws an `InputError` where the host is not configured under `integrations`
 * or is of a kind that cannot be served.
 *
 * @public
 */
export async function createForge(options: CreateForgeOptions): Promise<Forge> {
  const { host, integrations } = options;
  const integration =
    integrations.github.byHost(host) ?? integrations.byHost(host);
  if (!integration) {
    const { github, gitlab, gitea } = integrations;
    throw new InputError(
      `repoUrl: host ${JSON.stringify(
        host,
      )} is not configured under integrations; configured hosts: ${[
        github,
        gitlab,
        gitea,
      ]
        .flatMap(each => each.list().map(({ title }) => title))
        .join(', ')}`,
    );
  }
  switch (integration.type) {
    case 'github':
      return createGithubForge(host, options);
    case 'gitlab':
      return createGitlabForge(host, options);
    case 'gitea':
      return createGiteaForge(host, options);
    default:
      throw new InputError(
        `repoUrl: host "${host}" is of kind ${integration.type}, which is not served; choose a host of GitHub, GitLab or Gitea`,
      );
  }
}
