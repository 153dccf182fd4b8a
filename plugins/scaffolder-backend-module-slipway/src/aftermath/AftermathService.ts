import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Aftermath, Discarded } from '@slipway/plugin-slipway-common';

/** In whose name it is looked and discarded. */
export interface AftermathCaller {
  readonly credentials: BackstageCredentials;
}

/**
 * Looks after what a failed task left behind, with the rights of the caller: `NotAllowedError` where they
 * may not read the task. Only whether another task works on it is asked of all tasks.
 */
export interface AftermathService {
  /** What there is now; changes nothing. */
  look(taskId: string, caller: AftermathCaller): Promise<Aftermath>;

  /**
   * Takes back what can be taken back: the location in the catalog, then the repository. Looks again
   * first; `ConflictError` where anything is in the way, or the repository is another than the one that
   * was confirmed. `NotAllowedError` without the permission, or for the task of somebody else.
   */
  discard(
    taskId: string,
    confirmed: { readonly repositoryId: string },
    caller: AftermathCaller,
  ): Promise<Discarded>;
}
