// Renders examples of the FastAPI template and runs the checks of each rendered service: format, rules, types,
// migrations and tests on PostgreSQL. Arguments: example files, or folders of services that are rendered already;
// without any, all of `examples/`.
// With `--keep DIR` the services stay in DIR.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { log, root } from './log.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';
import { findPython } from './python.mjs';

const template = join(root, 'templates/fastapi-service');
const cache = join(root, '.slipway/cache/python');
const width = 2;

/** The exit status that says: this could not be run here. */
const SKIPPED = 77;
const unreachable =
  /NewConnectionError|ConnectTimeout|ReadTimeout|name resolution|ProxyError/;
const children = new Set();

/** What is run in a service, in this order; the first that fails ends it. */
const checks = [
  ['ruff', 'check', '--no-cache'],
  ['ruff', 'format', '--check', '--no-cache'],
  ['mypy'],
  ['alembic', 'upgrade', 'head'],
  ['alembic', 'check'],
  ['alembic', 'downgrade', 'base'],
  ['pytest', '--quiet', '--cov', '-p', 'no:cacheprovider'],
];

/** Runs a program to its end; never rejects. */
function run(command, args, options = {}) {
  return new Promise(done => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    let output = '';
    const collect = chunk => (output += chunk);
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const end = status => {
      children.delete(child);
      done({ status, output });
    };
    child.on('error', error => {
      output += error.message;
      end(127);
    });
    child.on('close', code => end(code ?? 1));
  });
}

async function runOrThrow(what, command, args, options) {
  const { status, output } = await run(command, args, options);
  if (status !== 0) {
    throw new Error(`${what} failed:\n${output.trim()}`);
  }
}

async function render(example, out) {
  await runOrThrow(
    `rendering ${example}`,
    process.execPath,
    [
      ...['scripts/run.mjs', 'slipway', 'render', '--template', template],
      ...['--values', example, '--out', out],
    ],
    { cwd: root },
  );
}

/** A virtual environment with exactly what a lock names; made once for each lock and Python. */
async function environmentOf(service, python) {
  const lock = readFileSync(join(service, 'requirements-dev.txt'));
  const version = spawnSync(python, ['--version'], { encoding: 'utf8' }).stdout;
  const digest = createHash('sha256')
    .update(lock)
    .update(version)
    .digest('hex');
  const folder = join(cache, digest.slice(0, 16));
  if (existsSync(join(folder, 'complete'))) {
    return folder;
  }
  log(
    `services: installing the lock of ${basename(
      service,
    )} into a virtual environment`,
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  await runOrThrow('making a virtual environment', python, [
    '-m',
    'venv',
    folder,
  ]);
  await runOrThrow('installing the lock', join(folder, 'bin/python'), [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'],
    ...[
      '--require-hashes',
      '--no-deps',
      '-r',
      join(service, 'requirements-dev.txt'),
    ],
  ]);
  mkdirSync(join(folder, 'complete'));
  return folder;
}

/** Every service's environment, one after the other: services with the same lock share one. */
async function environmentsOf(services, python) {
  const environments = new Map();
  for (const service of services) {
    environments.set(service, await environmentOf(service, python));
  }
  return environments;
}

function driverOf(service) {
  const lock = readFileSync(join(service, 'requirements.txt'), 'utf8');
  return lock.includes('\nasyncpg==') ? 'asyncpg' : 'psycopg';
}

function variablesOf({ service, environment, postgres, worker }) {
  const server = new URL(postgres.url);
  const url = database =>
    `postgresql+${driverOf(service)}://${server.username}@${
      server.host
    }/${database}`;
  const { DATABASE_URL, E2E_BASE_URL, VIRTUAL_ENV, ...inherited } = process.env;
  return {
    ...inherited,
    PATH: [join(environment, 'bin'), process.env.PATH].join(delimiter),
    DATABASE_URL: url(`check_${basename(service).replace(/-/g, '_')}`),
    TEST_DATABASE_URL: url('postgres'),
    PYTHONDONTWRITEBYTECODE: '1',
    // What mypy finds out about packages is the same for every service; two at once must not share it.
    MYPY_CACHE_DIR: join(environment, `mypy-${worker}`),
  };
}

/** The database that the migrations are tried on. */
function createDatabase(bin, postgres, name) {
  return runOrThrow(`creating the database ${name}`, join(bin, 'psql'), [
    ...['--quiet', '--no-psqlrc', postgres.url],
    ...['--command', `CREATE DATABASE ${name}`],
  ]);
}

async function check(job) {
  const { service, environment, postgres } = job;
  const name = basename(service);
  const started = Date.now();
  const env = variablesOf(job);
  await createDatabase(
    findPostgres(),
    postgres,
    new URL(env.DATABASE_URL).pathname.slice(1),
  );
  for (const [program, ...args] of checks) {
    const { status, output } = await run(
      join(environment, 'bin', program),
      args,
      {
        cwd: service,
        env,
      },
    );
    if (status !== 0) {
      log(
        `services: ${name}: ${program} ${args.join(
          ' ',
        )} failed\n${output.trim()}`,
      );
      return false;
    }
  }
  log(
    `services: ${name} passed (${Math.round((Date.now() - started) / 1000)} s)`,
  );
  return true;
}

/** Runs `work` on every item, `width` at a time, in order. */
async function inParallel(items, work) {
  const results = [];
  const queue = items.entries();
  const drain = async (_, worker) => {
    for (const [index, item] of queue) {
      results[index] = await work(item, worker);
    }
  };
  await Promise.all(Array.from({ length: width }, drain));
  return results;
}

function examplesOf(names) {
  const folder = join(template, 'examples');
  return names.length > 0
    ? names.map(name => resolve(process.env.INIT_CWD ?? process.cwd(), name))
    : readdirSync(folder)
        .filter(name => name.endsWith('.yaml'))
        .sort()
        .map(name => join(folder, name));
}

/** Stops what this process has started, and only that. */
function stopChildren() {
  for (const child of children) {
    child.kill('SIGTERM');
  }
}

function missingTools() {
  return [
    ...(findPython() ? [] : ['Python 3.11 or newer']),
    ...(findPostgres() ? [] : ['PostgreSQL']),
  ];
}

async function checkAll(examples, folder) {
  const services = [];
  for (const example of examples) {
    if (statSync(example).isDirectory()) {
      services.push(example);
      continue;
    }
    const out = join(folder, basename(example, '.yaml'));
    rmSync(out, { recursive: true, force: true });
    await render(example, out);
    services.push(out);
  }
  const environments = await environmentsOf(services, findPython());
  const postgres = await startPostgres();
  try {
    const passed = await inParallel(services, (service, worker) =>
      check({
        service,
        environment: environments.get(service),
        postgres,
        worker,
      }),
    );
    return passed.every(Boolean);
  } finally {
    await postgres.stop();
  }
}

async function main(args) {
  const missing = missingTools();
  if (missing.length > 0) {
    log(
      `services: ${missing.join(
        ' and ',
      )} not found on this machine; install what is missing`,
    );
    return SKIPPED;
  }
  const kept = args[0] === '--keep' ? resolve(args[1]) : undefined;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'slipway-services-'));
  try {
    return (await checkAll(examplesOf(kept ? args.slice(2) : args), folder))
      ? 0
      : 1;
  } finally {
    if (!kept) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, stopChildren);
}
main(process.argv.slice(2)).then(
  status => (process.exitCode = status),
  error => {
    log(error.message);
    process.exitCode = unreachable.test(error.message) ? SKIPPED : 1;
  },
);
