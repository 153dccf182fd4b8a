import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  ServiceFacts,
  slipwayRecordCreatePermission,
  slipwayRecordReadPermission,
} from '@slipway/plugin-slipway-common';
import { RecordsPageQuery, RecordsService } from './RecordsService';
import { RecordKey, RecordsStore } from './RecordsStore';

/** The plugin that runs the steps, as the tokens it makes on behalf of a person name it. */
const WRITER = 'plugin:scaffolder';

interface Options {
  readonly auth: AuthService;
  readonly permissions: PermissionsService;
  readonly store: RecordsStore;
}

interface Caller {
  readonly credentials: BackstageCredentials;
}

/** Checks who asks, then asks the store. */
export class DefaultRecordsService implements RecordsService {
  static create(options: Options): DefaultRecordsService {
    return new DefaultRecordsService(options);
  }

  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;
  readonly #store: RecordsStore;

  private constructor({ auth, permissions, store }: Options) {
    this.#auth = auth;
    this.#permissions = permissions;
    this.#store = store;
  }

  async put(
    facts: ServiceFacts & { readonly taskId: string },
    { credentials }: Caller,
  ) {
    await this.#authorize(slipwayRecordCreatePermission, credentials);
    return this.#store.upsert({
      ...facts,
      createdBy: this.#creator(credentials),
      createdAt: new Date().toISOString(),
    });
  }

  async get(key: RecordKey, { credentials }: Caller) {
    await this.#authorize(slipwayRecordReadPermission, credentials);
    const record = await this.#store.get(key);
    if (!record) {
      throw new NotFoundError(
        `No service is recorded for repository ${key.repositoryId} of ${key.host}`,
      );
    }
    return record;
  }

  async list(query: RecordsPageQuery, { credentials }: Caller) {
    await this.#authorize(slipwayRecordReadPermission, credentials);
    const { cursor, limit, ...filter } = query;
    const rows = await this.#store.list({
      ...filter,
      before: cursor === undefined ? undefined : decodeCursor(cursor),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(row => row.record),
      ...(last && rows.length > limit
        ? { nextCursor: encodeCursor(last.sequence) }
        : {}),
    };
  }

  async #authorize(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The permission ${permission.name} is missing; ask the platform team for it`,
      );
    }
  }

  /** A record says what a step did, in whose name: neither a person alone nor another service writes one. */
  #creator(credentials: BackstageCredentials): string {
    if (
      !this.#auth.isPrincipal(credentials, 'user') ||
      credentials.principal.actor?.subject !== WRITER
    ) {
      throw new NotAllowedError(
        'A record is only written by the step slipway:service:record in the name of a person; run the template instead',
      );
    }
    return credentials.principal.userEntityRef;
  }
}

function encodeCursor(sequence: number): string {
  return Buffer.from(String(sequence)).toString('base64url');
}

function decodeCursor(cursor: string): number {
  const sequence = Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isSafeInteger(sequence) || sequence < 1) {
    throw new InputError(
      'cursor is not one that a page of records gave; leave it out to start again',
    );
  }
  return sequence;
}
