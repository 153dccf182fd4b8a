import { readdirSync, readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { environmentOf } from './environments.mjs';
import { filesOf } from './files.mjs';
import { run } from './processes.mjs';
import { tool } from './tools.mjs';

/**
 * What a check works with: `run` a program, the path of a `tool`, and the `environment` of a service as
 * `{folder, bin, packages, env}`. `worker` tells apart the checks that run at the same time; `database` is the URL of a
 * PostgreSQL server, and `env` has the addresses of a service's own databases on it. What a check counted it puts
 * into `figures`, by the service; `thorough` allows it more time.
 */
export function createContext({ worker, database, thorough }) {
  const figures = new Map();
  return {
    thorough,
    figures,
    run,
    tool,
    worker,
    database,
    async environment(dir) {
      const folder = await environmentOf(dir);
      const bin = join(folder, 'bin');
      const env = variablesOf(dir, bin, database);
      return { folder, bin, packages: packagesIn(folder), env };
    },
  };
}

function packagesIn(folder) {
  const [version] = readdirSync(join(folder, 'lib'));
  return join(folder, 'lib', version, 'site-packages');
}

function variablesOf(dir, bin, database) {
  const { DATABASE_URL, E2E_BASE_URL, VIRTUAL_ENV, ...inherited } = process.env;
  return {
    ...inherited,
    PATH: [bin, process.env.PATH].join(delimiter),
    PYTHONDONTWRITEBYTECODE: '1',
    ...(database && addresses(dir, database)),
  };
}

function addresses(dir, database) {
  const { username, host } = new URL(database);
  const url = name =>
    `postgresql+${driverOf(dir)}://${username}@${host}/${name}`;
  return { TEST_DATABASE_URL: url('postgres') };
}

function driverOf(dir) {
  const [config] = filesOf(dir, /(^|\/)pyproject\.toml$/);
  const text = readFileSync(join(dir, config), 'utf8');
  return text.includes('asyncpg') ? 'asyncpg' : 'psycopg';
}
