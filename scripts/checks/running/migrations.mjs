import { join } from 'node:path';
import { findPostgres } from '../../postgres.mjs';
import { databaseName } from '../context.mjs';
import { perService } from '../perService.mjs';

const commands = [['upgrade', 'head'], ['check'], ['downgrade', 'base']];

/** The migrations lead to what the models say, and back. */
export default {
  name: 'migrations',
  applies: () => true,
  run: perService(async (dir, { run, environment, database }) => {
    const { bin, env } = await environment(dir);
    await run(join(findPostgres(), 'psql'), [
      ...['--quiet', '--no-psqlrc', database],
      ...['--command', `CREATE DATABASE ${databaseName(dir)}`],
    ]);
    for (const command of commands) {
      const result = await run(`${bin}/alembic`, command, { cwd: dir, env });
      if (result.status !== 0) return result;
    }
    return undefined;
  }),
};
