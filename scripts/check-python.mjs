// Checks the Python that is no part of a service: its rules, its format and its types, with the tools of the default
// service's lock and by the rules of the behavioural suite.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf } from './checks/environments.mjs';
import { run } from './checks/processes.mjs';
import {
  readValues,
  renderService,
  template,
} from './checks/renderServices.mjs';
import { log, root } from './log.mjs';
import { runMain } from './runMain.mjs';

/** The exit status that says: this could not be run here. */
const SKIPPED = 77;

const behaviour = join(template, 'behaviour');
const rules = join(behaviour, 'pyproject.toml');
const folders = [
  { folder: behaviour, settings: [] },
  ...['scripts/random-models', 'benchmarks/service'].map(folder => ({
    folder: join(root, folder),
    settings: ['--config', rules],
  })),
];

/** The environment of the default service, which the suite of the services uses as well. */
async function defaultEnvironment() {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-python-'));
  try {
    const service = join(folder, 'service');
    const values = readValues(join(template, 'examples/default.yaml'));
    await renderService(values, service);
    return await environmentOf(service);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a folder passes; says what does not. */
async function check({ folder, settings }, environment) {
  const cache = join(environment, 'mypy-own');
  const commands = [
    ['ruff', 'check', '--no-cache', ...settings, '.'],
    ['ruff', 'format', '--check', '--no-cache', ...settings, '.'],
    ['mypy', '--strict', '--no-error-summary', '--cache-dir', cache, '.'],
  ];
  let passed = true;
  for (const [program, ...args] of commands) {
    const path = join(environment, 'bin', program);
    const { status, output } = await run(path, args, { cwd: folder });
    if (status !== 0) {
      log(`python: ${program} ${args[0]} in ${folder}\n${output.trim()}`);
      passed = false;
    }
  }
  return passed;
}

async function main() {
  try {
    const environment = await defaultEnvironment();
    const results = [];
    for (const each of folders) {
      results.push(await check(each, environment));
    }
    return results.every(Boolean) ? 0 : 1;
  } catch (error) {
    if (error.name !== 'ToolMissing') throw error;
    log(`python: ${error.message}`);
    return SKIPPED;
  }
}

await runMain(main);
