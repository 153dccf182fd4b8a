// Starts the embedded default: backend (with the sandbox forge) and portal, and ends both together.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { log, root } from './log.mjs';
import { keepPrivate } from './keepPrivate.mjs';
import { ServiceLog } from './ServiceLog.mjs';

const services = [
  {
    name: 'backend',
    folder: 'backend',
    ready: 'http://localhost:7007/.backstage/health/v1/readiness',
  },
  { name: 'portal', folder: 'app', ready: 'http://localhost:3000/' },
];
const ports = { portal: 3000, backend: 7007, 'sandbox forge': 7008 };
const graceMs = 10_000;

/** Repositories, catalog, tasks and the token of the embedded default. */
const state = resolve(root, process.env.SLIPWAY_STATE ?? '.slipway');

/** Shows every line of the services; they are in files otherwise. */
const verbose =
  process.argv.includes('--verbose') || process.env.SLIPWAY_VERBOSE === '1';

/** When the person pressed Enter: the installation counts. */
const began = Number(process.env.SLIPWAY_BEGAN) || Date.now();

const children = [];
let ending = false;

/** The token only this machine's backend and sandbox forge know. */
function ensureForgeToken() {
  const file = join(state, 'forge-token');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
}

async function refuseTakenPorts() {
  const taken = [];
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port))) {
      taken.push(`${port} (${name})`);
    }
  }
  if (taken.length > 0) {
    throw new Error(
      `port ${taken.join(
        ' and ',
      )} is in use; end the program that listens there and start again.`,
    );
  }
}

function isFree(port) {
  return new Promise(resolve => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () =>
      probe.close(() => resolve(true)),
    );
  });
}

function startService({ name, folder }) {
  const cli = join(
    root,
    'node_modules',
    '@backstage',
    'cli',
    'bin',
    'backstage-cli',
  );
  const child = spawn(process.execPath, [cli, 'package', 'start'], {
    cwd: join(root, 'packages', folder),
    env: { ...process.env, SLIPWAY_STATE: state },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that everything the service started ends with it.
    detached: process.platform !== 'win32',
  });
  const show = line => process.stdout.write(`${name.padEnd(7)} | ${line}\n`);
  const kept = new ServiceLog({
    path: join(state, 'logs', `${name}.log`),
    verbose,
    show,
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', line => kept.add(line));
  }
  child.on('exit', code => {
    child.gone = true;
    if (!ending) {
      if (!verbose) {
        kept.last.forEach(show);
      }
      log(
        `${name} ended by itself (status ${code}); its last lines are above, and all of them in ${kept.path}`,
      );
      end(1);
    }
  });
  children.push(child);
}

async function waitUntilReady({ name, ready }) {
  for (;;) {
    const answer = await fetch(ready).catch(() => undefined);
    if (answer?.ok || ending) {
      break;
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  if (!ending) {
    log(`${name} is up (${secondsSince(began)} s)`);
  }
}

function secondsSince(time) {
  return Math.round((Date.now() - time) / 1000);
}

/** Everything a person needs next, last on the screen. */
function readyBlock() {
  const rule = '─'.repeat(64);
  return [
    '',
    rule,
    `  Slipway is ready after ${secondsSince(
      began,
    )} s: open http://localhost:3000`,
    '',
    '  repositories   http://localhost:7008',
    `  logs           ${join(state, 'logs')}`,
    '  Ctrl-C ends everything.',
    rule,
    '',
    '',
  ].join('\n');
}

function signalGroup(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    child.gone = true;
  }
}

async function end(status) {
  if (ending) {
    return;
  }
  ending = true;
  children.forEach(child => signalGroup(child, 'SIGTERM'));
  const deadline = Date.now() + graceMs;
  while (children.some(child => !child.gone) && Date.now() < deadline) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  children.forEach(child => signalGroup(child, 'SIGKILL'));
  process.exit(status);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => end(0));
}

try {
  await refuseTakenPorts();
  keepPrivate(state);
  ensureForgeToken();
  log('starting backend, sandbox forge and portal');
  services.forEach(startService);
  const beat = setInterval(
    () => log(`still starting (${secondsSince(began)} s)`),
    10_000,
  );
  await Promise.all(services.map(waitUntilReady));
  clearInterval(beat);
  if (!ending) {
    process.stderr.write(readyBlock());
  }
} catch (error) {
  log(error.message);
  process.exit(1);
}
