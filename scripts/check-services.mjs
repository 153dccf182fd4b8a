// Renders answer sets and checks each service with the tools of `checks/`. Arguments: files of answers, or folders of
// services that are rendered already; without any, every example. With `--keep DIR` the services stay in DIR, with
// `--only CHECK,…` only those checks run.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkNames } from './checks/checks.mjs';
import { readNames } from './checks/readNames.mjs';
import {
  readValues,
  renderService,
  template,
} from './checks/renderServices.mjs';
import { runChecks } from './checks/runChecks.mjs';
import { summaryOf } from './checks/summary.mjs';
import { withDatabase } from './checks/withDatabase.mjs';
import { log } from './log.mjs';
import { runMain } from './runMain.mjs';

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

async function checkAll(paths, { folder, only, database }) {
  const services = [];
  for (const path of paths) {
    services.push(await serviceOf(path, folder));
  }
  const lines = await runChecks({
    services,
    running: services,
    database,
    only,
  });
  log(`services:\n${summaryOf(lines)}`);
  return lines.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

function main(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { keep: { type: 'string' }, only: { type: 'string' } },
  });
  const here = process.env.INIT_CWD ?? process.cwd();
  const given = positionals.map(path => resolve(here, path));
  const paths = given.length > 0 ? given : examples();
  const only = readNames('--only', values.only, checkNames);
  return withDatabase(async database => {
    if (values.keep) {
      const folder = resolve(here, values.keep);
      return checkAll(paths, { folder, only, database });
    }
    const folder = mkdtempSync(join(tmpdir(), 'slipway-services-'));
    try {
      return await checkAll(paths, { folder, only, database });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

await runMain(main);
