import { ScmIntegrationRegistry } from '@backstage/integration';
import { createForge } from './createForge';
import { Forge } from './Forge';
import { defaultProvider } from './github/createGithubForge';
import { ReviewerDirectory } from './ReviewerDirectory';

/** Which forge, and whose credentials. @public */
export interface ForgeRequest {
  /** Host of a `repoUrl`, exactly as configured. */
  readonly host: string;
  /** A person's own token; where it is given the portal's credentials are never used. */
  readonly token?: string;
}

/**
 * The forges of a portal. Those it gives share what each would otherwise ask for again: the tokens of
 * app installations, and who a reviewer is. Throws as {@link createForge} does.
 *
 * @public
 */
export function createForges(
  integrations: ScmIntegrationRegistry,
): (request: ForgeRequest) => Promise<Forge> {
  const shared = {
    integrations,
    credentialsProvider: defaultProvider(integrations),
    directory: new ReviewerDirectory(),
  };
  return request => createForge({ ...shared, ...request });
}
