import { join } from 'node:path';
import { findPostgres } from '../postgres.mjs';
import { runOrThrow } from './processes.mjs';

/** The environment of a service with an empty database of a check's own, whatever other checks do in theirs. */
export async function freshDatabase(dir, check, context) {
  const { environment, database, worker } = context;
  const { bin, env } = await environment(dir);
  const name = `${check}_${worker}`;
  await runOrThrow('creating a database', join(findPostgres(), 'psql'), [
    ...['--quiet', '--no-psqlrc', database],
    ...['--command', `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`],
    ...['--command', `CREATE DATABASE ${name}`],
  ]);
  const url = new URL(env.TEST_DATABASE_URL);
  url.pathname = name;
  return { bin, env: { ...env, DATABASE_URL: url.href } };
}
