import { ServiceRecord } from '@slipway/plugin-slipway-common';
import { Knex } from 'knex';
import { factColumns, RecordRow, toRecord, toRow } from './RecordRow';
import {
  RecordKey,
  RecordsQuery,
  RecordsStore,
  StoredRecord,
} from './RecordsStore';

const TABLE = 'records';

/** Keeps the records in the plugin's database. */
export class DefaultRecordsStore implements RecordsStore {
  static create(knex: Knex): DefaultRecordsStore {
    return new DefaultRecordsStore(knex);
  }

  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async upsert(record: ServiceRecord) {
    const row = toRow(record);
    const [inserted] = await this.#knex<RecordRow>(TABLE)
      .insert(row)
      .onConflict(['host', 'repository_id'])
      .ignore()
      .returning('*');
    if (inserted) {
      return { record: toRecord(inserted), change: 'created' as const };
    }

    const [updated] = await this.#rowOf(row)
      .where(differs => {
        for (const column of factColumns) {
          differs.orWhereNot(column, row[column]);
        }
      })
      .update(
        Object.fromEntries(factColumns.map(column => [column, row[column]])),
      )
      .returning('*');
    if (updated) {
      return { record: toRecord(updated), change: 'updated' as const };
    }
    const kept = await this.#rowOf(row).first();
    return { record: toRecord(kept as RecordRow), change: 'kept' as const };
  }

  async get(key: RecordKey): Promise<ServiceRecord | undefined> {
    const row = await this.#rowOf({
      host: key.host,
      repository_id: key.repositoryId,
    }).first();
    return row && toRecord(row as RecordRow);
  }

  async list(query: RecordsQuery): Promise<readonly StoredRecord[]> {
    const rows: RecordRow[] = await this.#knex<RecordRow>(TABLE)
      .modify(builder => {
        if (query.entityRef) builder.where('entity_ref', query.entityRef);
        if (query.templateRef) builder.where('template_ref', query.templateRef);
        if (query.createdBy) builder.where('created_by', query.createdBy);
        if (query.before) builder.where('sequence', '<', query.before);
      })
      .orderBy('sequence', 'desc')
      .limit(query.limit)
      .select('*');
    return rows.map(row => ({
      // PostgreSQL gives a bigint as a string.
      sequence: Number(row.sequence),
      record: toRecord(row),
    }));
  }

  #rowOf({ host, repository_id }: Pick<RecordRow, 'host' | 'repository_id'>) {
    return this.#knex<RecordRow>(TABLE).where({ host, repository_id });
  }
}
