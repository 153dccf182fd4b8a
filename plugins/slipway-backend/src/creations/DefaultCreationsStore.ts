import { RepositoryCreation } from '@slipway/plugin-slipway-common';
import { Knex } from 'knex';
import { CreationKey, CreationsStore } from './CreationsStore';

interface Row {
  readonly host: string;
  readonly repository_id: string;
  readonly task_id: string;
  readonly created_by: string;
  readonly created_at: string;
}

const TABLE = 'creations';

/** Keeps them in the plugin's database. */
export class DefaultCreationsStore implements CreationsStore {
  static create(knex: Knex): DefaultCreationsStore {
    return new DefaultCreationsStore(knex);
  }

  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async insert(creation: RepositoryCreation): Promise<RepositoryCreation> {
    await this.#knex<Row>(TABLE)
      .insert({
        host: creation.host,
        repository_id: creation.repositoryId,
        task_id: creation.taskId,
        created_by: creation.createdBy,
        created_at: creation.createdAt,
      })
      .onConflict(['host', 'repository_id'])
      .ignore();
    return (await this.get(creation)) ?? creation;
  }

  async get({
    host,
    repositoryId,
  }: CreationKey): Promise<RepositoryCreation | undefined> {
    const row: Row | undefined = await this.#knex<Row>(TABLE)
      .where({ host, repository_id: repositoryId })
      .first();
    return (
      row && {
        host: row.host,
        repositoryId: row.repository_id,
        taskId: row.task_id,
        createdBy: row.created_by,
        createdAt: row.created_at,
      }
    );
  }
}
