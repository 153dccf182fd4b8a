import {
  RepositoryNameAnswer,
  RepositoryNameRequest,
} from '@slipway/plugin-slipway-common';
import { NameCaller } from '../names/nameRoute';

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
