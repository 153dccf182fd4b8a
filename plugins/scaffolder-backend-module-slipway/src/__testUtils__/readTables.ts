import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import knexFactory from 'knex';

/** Every row of every table of the databases in a folder, as text. */
export async function readTables(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter(name =>
    name.endsWith('.sqlite'),
  );
  const texts = await Promise.all(
    files.map(name => readDatabase(join(folder, name))),
  );
  return texts.join('\n');
}

async function readDatabase(filename: string): Promise<string> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  try {
    const tables = await knex('sqlite_master').where({ type: 'table' });
    const rows = await Promise.all(
      tables.map(({ name }: { name: string }) => knex(name).select('*')),
    );
    return JSON.stringify(rows);
  } finally {
    await knex.destroy();
  }
}
