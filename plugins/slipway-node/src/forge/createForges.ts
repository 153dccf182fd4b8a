import { ScmIntegrationRegistry } from '@backstage/integration';
import { createForge } from './createForge';
import { Forge } from './Forge';
import { defaultProvider } from './github/createGithubForge';
import { Lanes } from './http/Lanes';
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
 * app installations, who a reviewer is, and with each credential the bound on requests and the pauses
 * that a forge asks for. Throws as {@link createForge} does.
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
    lanes: new Lanes(),
  };
  return request => createForge({ ...shared, ...request });
}
