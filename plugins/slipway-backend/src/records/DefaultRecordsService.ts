import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  ServiceFacts,
  slipwayRecordCreatePermission,
  slipwayRecordReadPermission,
} from '@slipway/plugin-slipway-common';
import { personOfStep } from '../access/personOfStep';
import { requirePermission } from '../access/requirePermission';
import { RecordsPageQuery, RecordsService } from './RecordsService';
import { RecordKey, RecordsStore } from './RecordsStore';

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
    await requirePermission(this.#permissions, slipwayRecordCreatePermission, {
      credentials,
    });
    return this.#store.upsert({
      ...facts,
      createdBy: personOfStep(this.#auth, credentials, {
        what: 'A record',
        step: 'slipway:service:record',
      }),
      createdAt: new Date().toISOString(),
    });
  }

  async get(key: RecordKey, { credentials }: Caller) {
    await requirePermission(this.#permissions, slipwayRecordReadPermission, {
      credentials,
    });
    const record = await this.#store.get(key);
    if (!record) {
      throw new NotFoundError(
        `No service is recorded for repository ${key.repositoryId} of ${key.host}`,
      );
    }
    return record;
  }

  async list(query: RecordsPageQuery, { credentials }: Caller) {
    await requirePermission(this.#permissions, slipwayRecordReadPermission, {
      credentials,
    });
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
