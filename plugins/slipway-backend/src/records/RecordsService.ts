import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ServiceFacts,
  ServiceRecord,
  ServiceRecordPage,
} from '@slipway/plugin-slipway-common';
import { RecordKey, RecordsQuery } from './RecordsStore';

/** Which page of which records. @public */
export interface RecordsPageQuery extends Omit<RecordsQuery, 'before'> {
  /** The `nextCursor` of the page before. */
  readonly cursor?: string;
}

/** The records of created services, each call with the rights of its caller. @public */
export interface RecordsService {
  /**
   * Writes the record of a repository; writing the same facts again changes nothing.
   * `NotAllowedError` for a person who is not represented by a backend plugin.
   */
  put(
    facts: ServiceFacts & { readonly taskId: string },
    options: { readonly credentials: BackstageCredentials },
  ): Promise<{
    readonly record: ServiceRecord;
    readonly change: 'created' | 'updated' | 'kept';
  }>;

  /** `NotFoundError` where there is no record. */
  get(
    key: RecordKey,
    options: { readonly credentials: BackstageCredentials },
  ): Promise<ServiceRecord>;

  /** `InputError` for a cursor that is none. */
  list(
    query: RecordsPageQuery,
    options: { readonly credentials: BackstageCredentials },
  ): Promise<ServiceRecordPage>;
}
