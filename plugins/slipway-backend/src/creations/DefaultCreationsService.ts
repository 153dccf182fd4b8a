import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  RepositoryCreation,
  repositoryCreateAction,
  slipwayRecordCreatePermission,
  slipwayRecordReadPermission,
} from '@slipway/plugin-slipway-common';
import { personOfStep } from '../access/personOfStep';
import { requirePermission } from '../access/requirePermission';
import { CreationsService } from './CreationsService';
import { CreationKey, CreationsStore } from './CreationsStore';

interface Options {
  readonly auth: AuthService;
  readonly permissions: PermissionsService;
  readonly store: CreationsStore;
}

interface Caller {
  readonly credentials: BackstageCredentials;
}

/** Checks who asks, then asks the store; the permissions are those of records. */
export class DefaultCreationsService implements CreationsService {
  static create(options: Options): DefaultCreationsService {
    return new DefaultCreationsService(options);
  }

  readonly #options: Options;

  private constructor(options: Options) {
    this.#options = options;
  }

  async put(
    creation: CreationKey & { readonly taskId: string },
    caller: Caller,
  ): Promise<RepositoryCreation> {
    const { auth, permissions, store } = this.#options;
    await requirePermission(permissions, slipwayRecordCreatePermission, caller);
    return store.insert({
      ...creation,
      createdBy: personOfStep(auth, caller.credentials, {
        what: 'Which task created a repository',
        step: repositoryCreateAction,
      }),
      createdAt: new Date().toISOString(),
    });
  }

  async get(key: CreationKey, caller: Caller): Promise<RepositoryCreation> {
    const { permissions, store } = this.#options;
    await requirePermission(permissions, slipwayRecordReadPermission, caller);
    const creation = await store.get(key);
    if (!creation) {
      throw new NotFoundError(
        `No task is known to have created repository ${key.repositoryId} of ${key.host}`,
      );
    }
    return creation;
  }
}
