import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { RepositoryCreation } from '@slipway/plugin-slipway-common';
import { CreationKey } from './CreationsStore';

/** Which task created a repository, each call with the rights of its caller. */
export interface CreationsService {
  /**
   * Writes down that a task created a repository; what is known of it already stays.
   * `NotAllowedError` for a person who is not represented by a backend plugin.
   */
  put(
    creation: CreationKey & { readonly taskId: string },
    options: { readonly credentials: BackstageCredentials },
  ): Promise<RepositoryCreation>;

  /** `NotFoundError` where no task is known to have created it. */
  get(
    key: CreationKey,
    options: { readonly credentials: BackstageCredentials },
  ): Promise<RepositoryCreation>;
}
