// Starts the embedded default: backend (with the sandbox forge) and portal, and ends both together.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { log, root } from './log.mjs';

const services = [
  {
    name: 'backend',
    ready: 'http://localhost:7007/.backstage/health/v1/readiness',
  },
  { name: 'app', ready: 'http://localhost:3000/' },
];
const ports = { portal: 3000, backend: 7007, 'sandbox forge': 7008 };
const graceMs = 10_000;

/** Repositories, catalog, tasks and the token of the embedded default. */
const state = resolve(root, process.env.SLIPWAY_STATE ?? '.slipway');

const children = [];
let ending = false;

/** The token only this machine's backend and sandbox forge know. */
function ensureForgeToken() {
  const file = join(state, 'forge-token');
  if (!existsSync(file)) {
    mkdirSync(state, { recursive: true });
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

function startService({ name }) {
  const cli = join(
    root,
    'node_modules',
    '@backstage',
    'cli',
    'bin',
    'backstage-cli',
  );
  const child = spawn(process.execPath, [cli, 'package', 'start'], {
    cwd: join(root, 'packages', name),
    env: { ...process.env, SLIPWAY_STATE: state },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that everything the service started ends with it.
    detached: process.platform !== 'win32',
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', line =>
      process.stdout.write(`${name.padEnd(7)} | ${line}\n`),
    );
  }
  child.on('exit', code => {
    child.gone = true;
    if (!ending) {
      log(
        `${name} ended by itself (status ${code}); its last lines are above.`,
      );
      end(1);
    }
  });
  children.push(child);
}

async function waitUntilReady({ ready }) {
  for (;;) {
    const answer = await fetch(ready).catch(() => undefined);
    if (answer?.ok || ending) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
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
  const started = Date.now();
  await refuseTakenPorts();
  ensureForgeToken();
  log('starting backend, sandbox forge and portal');
  services.forEach(startService);
  await Promise.all(services.map(waitUntilReady));
  if (!ending) {
    log(
      `ready after ${Math.round(
        (Date.now() - started) / 1000,
      )} s: open http://localhost:3000 (Ctrl-C ends everything)`,
    );
  }
} catch (error) {
  log(error.message);
  process.exit(1);
}
