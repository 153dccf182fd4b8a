import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres } from '../../postgres.mjs';
import { databaseName } from '../context.mjs';
import { perService } from '../perService.mjs';
import { template } from '../renderServices.mjs';
import { withService } from '../withService.mjs';

const suite = join(template, 'behaviour');
const settings = {
  CORS_ORIGINS: '["https://example.com"]',
  DRAIN_SECONDS: '0',
};

/** The suite that every layout must pass: it knows a service by its answers and by what it says over HTTP. */
export default {
  name: 'behaviour',
  applies: dir => answersOf(dir).auth === 'none',
  run: perService(async (dir, context) => {
    const environment = await environmentWithDatabase(dir, context);
    return withService(dir, { environment, settings }, ({ url }) =>
      context.run(
        `${environment.bin}/pytest`,
        [
          ...['--quiet', '--rootdir', suite],
          ...['-c', join(suite, 'pyproject.toml'), '--service-url', url],
          ...['--manifest', join(dir, '.slipway.json'), suite],
        ],
        { cwd: suite, env: environment.env },
      ),
    );
  }),
};

/** An empty database of the suite's own, whatever other checks have left in theirs. */
async function environmentWithDatabase(dir, { run, environment, database }) {
  const { bin, env } = await environment(dir);
  const name = `behaviour_${databaseName(dir)}`;
  await run(join(findPostgres(), 'psql'), [
    ...['--quiet', '--no-psqlrc', database],
    ...['--command', `DROP DATABASE IF EXISTS ${name}`],
    ...['--command', `CREATE DATABASE ${name}`],
  ]);
  const DATABASE_URL = env.DATABASE_URL.replace(databaseName(dir), name);
  return { bin, env: { ...env, DATABASE_URL } };
}

function answersOf(dir) {
  return JSON.parse(readFileSync(join(dir, '.slipway.json'), 'utf8')).answers;
}
