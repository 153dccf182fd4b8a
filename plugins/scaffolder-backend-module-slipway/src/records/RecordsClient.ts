import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RepositoryCreation,
  ServiceFacts,
  ServiceRecord,
} from '@slipway/plugin-slipway-common';

/** Reads and writes the records of created services. */
export interface RecordsClient {
  /** What is recorded of a service: one record for each repository that was made for it. */
  find(
    entityRef: string,
    options: { readonly signal?: AbortSignal },
  ): Promise<readonly ServiceRecord[]>;

  /** True where there was no record of this repository yet. */
  put(
    facts: ServiceFacts & { readonly taskId: string },
    options: {
      readonly credentials: BackstageCredentials;
      readonly signal?: AbortSignal;
    },
  ): Promise<boolean>;

  /**
   * Which task created a repository; `undefined` where none is known to have. `NotAllowedError` for whoever may not
   * read records; without credentials it is asked in the name of the plugin, which decides by it and tells nobody.
   */
  findCreation(
    key: Pick<RepositoryCreation, 'host' | 'repositoryId'>,
    options: {
      readonly credentials?: BackstageCredentials;
      readonly signal?: AbortSignal;
    },
  ): Promise<RepositoryCreation | undefined>;

  /** Writes down that a task created a repository; the first one that says so stays. */
  noteCreation(
    creation: Pick<RepositoryCreation, 'host' | 'repositoryId' | 'taskId'>,
    options: {
      readonly credentials: BackstageCredentials;
      readonly signal?: AbortSignal;
    },
  ): Promise<void>;
}
