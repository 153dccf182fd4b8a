import { ServiceRecord } from '@slipway/plugin-slipway-common';

/** What identifies a record: a repository on a forge. @public */
export interface RecordKey {
  readonly host: string;
  readonly repositoryId: string;
}

/** Which records to list, and which part of them. @public */
export interface RecordsQuery {
  readonly entityRef?: string;
  readonly templateRef?: string;
  readonly createdBy?: string;
  /** At most this many. */
  readonly limit: number;
  /** Only records with a sequence number below this one. */
  readonly before?: number;
}

/** A record and its place in the order of creation. @public */
export interface StoredRecord {
  readonly sequence: number;
  readonly record: ServiceRecord;
}

/** Keeps the records; knows nothing of who may see them. @public */
export interface RecordsStore {
  /**
   * Writes the record, or brings the facts of an existing one up to date; who created it, when and
   * by which task is kept from the first write.
   */
  upsert(record: ServiceRecord): Promise<{
    readonly record: ServiceRecord;
    readonly change: 'created' | 'updated' | 'kept';
  }>;

  get(key: RecordKey): Promise<ServiceRecord | undefined>;

  /** The latest first. */
  list(query: RecordsQuery): Promise<readonly StoredRecord[]>;
}
