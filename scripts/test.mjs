// Runs the test suites that take ten minutes together, with --long the others, or those named as arguments, and says at
// the end what ran and what did not.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { findCompiler } from './gitea/findCompiler.mjs';
import { log, root } from './log.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';
import { findPython } from './python.mjs';

const bin = name => join(root, 'node_modules', name);
const tools = {
  PostgreSQL: findPostgres,
  'Python 3.11 or newer': findPython,
  Chromium: findChromium,
  'a C compiler': findCompiler,
};

/** Every run tries the same ones, so that a red build is red again; `check-random-models.mjs` alone tries others. */
const sameModels = ['--seeds', '15', '--seed', '1'];

/**
 * In the order of their cost; `needs` and `wants` are names of `tools`; what is `long` runs only when it is asked for;
 * of those that keep but `oneCore` busy two run side by side.
 */
const suites = [
  {
    name: 'types',
    oneCore: true,
    command: [bin('typescript/bin/tsc'), '--noEmit', '--incremental', 'false'],
  },
  { name: 'api', oneCore: true, command: ['scripts/api-reports.mjs', '--ci'] },
  {
    name: 'format',
    oneCore: true,
    command: [bin('prettier/bin-prettier.js'), '--check', '.'],
  },
  {
    name: 'lint',
    oneCore: true,
    command: [
      bin('@backstage/cli/bin/backstage-cli'),
      'repo',
      'lint',
      '--max-warnings',
      '0',
    ],
  },
  { name: 'scripts', command: ['--test', 'scripts/**/*.test.mjs'] },
  {
    name: 'unit',
    // Without it only the tests on PostgreSQL are left out, and each says so.
    wants: ['PostgreSQL'],
    command: [
      bin('@backstage/cli/bin/backstage-cli'),
      'repo',
      'test',
      '--watchAll=false',
      '--maxWorkers=2',
      // They are the suite `gitea`.
      '--testPathIgnorePatterns=/node_modules/',
      '--testPathIgnorePatterns=\\.gitea\\.test\\.ts$',
    ],
  },
  {
    name: 'python',
    needs: ['Python 3.11 or newer'],
    command: ['scripts/check-python.mjs'],
  },
  {
    name: 'service',
    needs: ['PostgreSQL', 'Python 3.11 or newer'],
    command: ['scripts/matrix.mjs', '--fast', '--cases', 'default'],
  },
  {
    name: 'services',
    long: true,
    needs: ['PostgreSQL', 'Python 3.11 or newer'],
    // What passed in `service` is not done again.
    command: ['scripts/matrix.mjs', '--fast', '--resume'],
  },
  {
    name: 'gitea',
    long: true,
    needs: ['Python 3.11 or newer', 'a C compiler'],
    command: ['scripts/gitea.mjs'],
  },
  {
    name: 'models',
    long: true,
    needs: ['Python 3.11 or newer'],
    command: ['scripts/check-random-models.mjs', ...sameModels],
  },
  {
    name: 'browser',
    long: true,
    needs: ['Chromium'],
    command: [
      bin('@playwright/test/cli.js'),
      'test',
      '--config',
      'packages/app/playwright.config.ts',
    ],
  },
];

const strict = process.env.CI === 'true';

/** What a suite ends with that could not be run here and has said why. */
const SKIPPED = 77;

const running = new Set();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    running.forEach(child => child.kill(signal));
  });
}

function chosen(names) {
  if (names.length === 0 || names.join() === '--long') {
    return suites.filter(({ long = false }) => long === names.length > 0);
  }
  const unknown = names.filter(
    name => !suites.some(suite => suite.name === name),
  );
  if (unknown.length > 0) {
    throw new Error(
      `there is no suite "${unknown.join('", "')}"; the suites are ${suites
        .map(suite => suite.name)
        .join(', ')}.`,
    );
  }
  return suites.filter(({ name }) => names.includes(name));
}

/** Pairs of those that keep one core busy, and each other one by itself. */
function together(selected) {
  const groups = [];
  for (const suite of selected) {
    const last = groups.at(-1);
    if (suite.oneCore && last?.length === 1 && last[0].oneCore) {
      last.push(suite);
    } else {
      groups.push([suite]);
    }
  }
  return groups;
}

async function runSuite(suite, env, isAlone) {
  const { name, command, needs = [], wants = [] } = suite;
  const required = strict ? [...needs, ...wants] : needs;
  const missing = required.filter(tool => !tools[tool]());
  if (missing.length > 0) {
    log(`${name}: ${missing.join(' and ')} not found on this machine`);
    return { name, outcome: strict ? 'failed' : 'skipped', missing };
  }
  log(`${name}: running`);
  const started = Date.now();
  const code = await run(command, env, isAlone);
  return {
    name,
    outcome: outcomeOf(code),
    seconds: (Date.now() - started) / 1000,
  };
}

function outcomeOf(code) {
  if (code === SKIPPED && !strict) {
    return 'skipped';
  }
  return code === 0 ? 'passed' : 'failed';
}

/** What one says that does not run alone is shown when it has ended. */
function run(command, env, isAlone) {
  return new Promise(resolve => {
    const output = isAlone ? 'inherit' : 'pipe';
    const stdio = ['inherit', output, output];
    const child = spawn(process.execPath, command, { cwd: root, env, stdio });
    const said = [];
    child.stdout?.on('data', chunk => said.push(chunk));
    child.stderr?.on('data', chunk => said.push(chunk));
    running.add(child);
    child.on('close', code => {
      running.delete(child);
      process.stdout.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}

function databaseEnvironment(postgres) {
  return postgres
    ? {
        [`BACKSTAGE_TEST_DATABASE_POSTGRES${postgres.major}_CONNECTION_STRING`]:
          postgres.url,
      }
    : {};
}

function chromiumEnvironment() {
  const chromium = findChromium();
  return chromium ? { CHROMIUM: chromium } : {};
}

function report(results) {
  for (const { name, outcome, seconds, missing } of results) {
    const detail = missing
      ? `needs ${missing.join(' and ')}`
      : `${seconds.toFixed(0)} s`;
    log(`${name.padEnd(9)} ${outcome} (${detail})`);
  }
  const count = outcome =>
    results.filter(result => result.outcome === outcome).length;
  process.stdout.write(
    `suites: ${count('passed')} passed, ${count('failed')} failed, ${count(
      'skipped',
    )} skipped\n`,
  );
  return count('failed') === 0 ? 0 : 1;
}

async function main(names) {
  const selected = chosen(names);
  const postgres =
    findPostgres() &&
    selected.some(({ needs = [], wants = [] }) =>
      [...needs, ...wants].includes('PostgreSQL'),
    )
      ? await startPostgres()
      : undefined;
  const env = {
    ...process.env,
    ...databaseEnvironment(postgres),
    ...chromiumEnvironment(),
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    NODE_OPTIONS: [process.env.NODE_OPTIONS, '--no-node-snapshot']
      .filter(Boolean)
      .join(' '),
  };
  const results = [];
  try {
    for (const group of together(selected)) {
      if (!interrupted) {
        const isAlone = group.length === 1;
        const runs = group.map(suite => runSuite(suite, env, isAlone));
        results.push(...(await Promise.all(runs)));
      }
    }
  } finally {
    await postgres?.stop();
  }
  const status = report(results);
  if (names.length === 0) {
    log('npm run test:long runs the suites that take longer');
  }
  return interrupted ? 130 : status;
}

main(process.argv.slice(2)).then(
  status => process.exit(status),
  error => {
    log(error.message);
    process.exit(1);
  },
);
