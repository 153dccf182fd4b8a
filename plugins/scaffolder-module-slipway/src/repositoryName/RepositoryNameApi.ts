import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  RepositoryNameAnswer,
  RepositoryNameRequest,
} from '@slipway/plugin-slipway-common';

/** What the portal's backend knows of repositories' names. */
export interface RepositoryNameApi {
  /** What Create would find; throws what the backend refuses with. */
  look(
    request: RepositoryNameRequest,
    call: { readonly signal: AbortSignal },
  ): Promise<RepositoryNameAnswer>;
}

/** What the portal's backend knows of repositories' names. */
export const repositoryNameApiRef = createApiRef<RepositoryNameApi>({
  id: 'plugin.scaffolder.slipway-repository-name',
});
