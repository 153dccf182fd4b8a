import { RepositoryCreation } from '@slipway/plugin-slipway-common';

/** What identifies a repository on a forge. */
export type CreationKey = Pick<RepositoryCreation, 'host' | 'repositoryId'>;

/** Keeps which task created a repository; knows nothing of who may see it. */
export interface CreationsStore {
  /** Writes it down where nothing is known yet, and gives what is known. */
  insert(creation: RepositoryCreation): Promise<RepositoryCreation>;

  get(key: CreationKey): Promise<RepositoryCreation | undefined>;
}
