import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../freePort.mjs';
import { callerOf } from './callers/index.mjs';
import { runOrThrow, start } from './processes.mjs';

const patience = 90_000;

/**
 * Runs a service by the command of its Dockerfile, and ends it afterwards.
 *
 * @param dir - the service's folder
 * @param options - `environment` of the service, more `settings`, whether its database is `migrated` first,
 *   and another `command`
 * @param work - given `{url, signal, exited, headers}`: where it listens, a function that sends it a signal, the promise
 *   of its exit status, or the signal that ended it, and a function that makes the headers of a caller who may do everything
 */
export async function withService(dir, options, work) {
  const { bin, env } = options.environment;
  const caller = await callerOf(dir);
  const settings = {
    ...env,
    ...settingsOf(dir),
    ...options.settings,
    ...caller.settings,
    DATABASE_URL: env.DATABASE_URL,
  };
  if (options.migrated ?? true) {
    const upgrade = ['upgrade', 'head'];
    const alembic = { cwd: dir, env: settings };
    await runOrThrow('migrating', `${bin}/alembic`, upgrade, alembic);
  }
  const port = await freePort();
  const [program, ...args] = onPort(options.command ?? commandOf(dir), port);
  const child = start(`${bin}/${program}`, args, { cwd: dir, env: settings });
  let output = '';
  child.stdout.on('data', chunk => (output = (output + chunk).slice(-4000)));
  child.stderr.on('data', chunk => (output = (output + chunk).slice(-4000)));
  const exited = new Promise(done =>
    child.on('close', (code, name) => done(code ?? name)),
  );
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilAlive(url, exited, () => output);
    return await work({
      url,
      exited,
      signal: name => child.kill(name),
      headers: () => caller.headers({ dir, bin, env: settings, url }),
    });
  } finally {
    caller.end();
    child.kill('SIGKILL');
    await exited;
  }
}

/** The command of the image. */
function commandOf(dir) {
  const dockerfile = readFileSync(join(dir, 'Dockerfile'), 'utf8');
  return JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)[1]);
}

/** The command on a port of the loopback interface. */
function onPort(command, port) {
  return command.map((argument, index) => {
    const option = command[index - 1];
    if (option === '--host') return '127.0.0.1';
    return option === '--port' ? String(port) : argument;
  });
}

/** The settings of the service's own example, with real secrets: no deployment takes the placeholders. */
function settingsOf(dir) {
  const file = join(dir, '.env.example');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const settings = Object.fromEntries(
    text
      .split('\n')
      .map(line => /^([A-Z0-9_]+)=(.*)$/.exec(line))
      .filter(Boolean)
      .map(([, name, value]) => [name, value.replace(/changeme/g, secret)]),
  );
  return { ...settings, ENVIRONMENT: 'checked', ...roomy };
}

/** No limit that a service has for its clients is one for its checks. */
const roomy = { RATE_LIMIT_REQUESTS: '1000000' };

const secret = 'b3f1d0c29a6e48759f0c7be2d41a8656';

async function untilAlive(url, exited, said) {
  let ended = false;
  exited.then(() => (ended = true));
  const deadline = Date.now() + patience;
  while (!(await answers(`${url}/health/live`))) {
    if (ended || Date.now() > deadline) {
      throw new Error(`the service does not start:\n${said().trim()}`);
    }
    await delay(100);
  }
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
