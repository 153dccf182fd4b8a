import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RepositoryNameAnswer,
  RepositoryNameRequest,
} from '@slipway/plugin-slipway-common';

/** Who asks for a name, and when they no longer want to know. */
export interface NameCaller {
  readonly credentials: BackstageCredentials;
  readonly signal?: AbortSignal;
}

/** Says what Create would say of a repository's name, and no more. */
export interface RepositoryNames {
  /**
   * Asks the forge only about places that the template offers. `NotFoundError` for a template that the
   * person cannot see, `NotAllowedError` where they may not run it, `ServiceUnavailableError` where the
   * forge or the portal has no time.
   */
  look(
    request: RepositoryNameRequest,
    caller: NameCaller,
  ): Promise<RepositoryNameAnswer>;
}
