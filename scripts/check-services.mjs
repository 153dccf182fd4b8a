// Renders answer sets and checks each service with the tools of `checks/`. Arguments: files of answers, or folders of
// services that are rendered already; without any, every example. With `--keep DIR` the services stay in DIR, with
// `--only CHECK,…` only those checks run.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  readValues,
  renderService,
  template,
} from './checks/renderServices.mjs';
import { runChecks } from './checks/runChecks.mjs';
import { log } from './log.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';
import { findPython } from './python.mjs';

/** The exit status that says: this could not be run here. */
const SKIPPED = 77;
const unreachable =
  /NewConnectionError|ConnectTimeout|ReadTimeout|name resolution|ProxyError/;

function examples() {
  const folder = join(template, 'examples');
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => join(folder, name));
}

/** The folder of the service that an argument stands for. */
async function serviceOf(path, folder) {
  if (statSync(path).isDirectory()) {
    return path;
  }
  const out = join(folder, basename(path, '.yaml'));
  rmSync(out, { recursive: true, force: true });
  await renderService(readValues(path), out);
  return out;
}

async function checkAll(paths, folder, only) {
  const services = [];
  for (const path of paths) {
    services.push(await serviceOf(path, folder));
  }
  const postgres = await startPostgres();
  try {
    const database = postgres.url;
    return await runChecks({ services, running: services, database, only });
  } finally {
    await postgres.stop();
  }
}

function summarize(lines) {
  const count = outcome =>
    lines.filter(line => line.outcome === outcome).length;
  log(
    `services: ${count('passed')} checks passed, ${count(
      'failed',
    )} failed, ${count('skipped')} skipped`,
  );
  return count('failed') === 0 ? 0 : 1;
}

async function main(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { keep: { type: 'string' }, only: { type: 'string' } },
  });
  const missing = [
    ...(findPython() ? [] : ['Python 3.11 or newer']),
    ...(findPostgres() ? [] : ['PostgreSQL']),
  ];
  if (missing.length > 0) {
    log(`services: ${missing.join(' and ')} not found on this machine`);
    return SKIPPED;
  }
  const here = process.env.INIT_CWD ?? process.cwd();
  const given = positionals.map(path => resolve(here, path));
  const folder = values.keep
    ? resolve(here, values.keep)
    : mkdtempSync(join(tmpdir(), 'slipway-services-'));
  try {
    const paths = given.length > 0 ? given : examples();
    return summarize(await checkAll(paths, folder, values.only?.split(',')));
  } finally {
    if (!values.keep) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

main(process.argv.slice(2)).then(
  status => (process.exitCode = status),
  error => {
    log(error.message);
    process.exitCode = unreachable.test(error.message) ? SKIPPED : 1;
  },
);
