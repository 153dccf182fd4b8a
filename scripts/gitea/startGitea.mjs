import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { runOrThrow, start } from '../checks/processes.mjs';
import { freePort } from '../freePort.mjs';
import { buildGitea } from './buildGitea.mjs';
import { furnish } from './furnish.mjs';
import { settings } from './settings.mjs';

const ADMINISTRATOR = 'keeper';

/** Longer than it takes on a busy machine. */
const READY_WITHIN_MS = 120_000;

/**
 * Starts a throwaway Gitea on a free loopback port, built first where it is not there yet.
 *
 * @returns `user` administers it with `password` or the token `keeper`; what `furnish` gives; `stop` ends it and removes
 *   its files
 */
export async function startGitea() {
  const assets = await buildGitea();
  const folder = mkdtempSync(join(tmpdir(), 'slipway-gitea-'));
  try {
    return await serve({ assets, folder, port: await freePort() });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function serve({ assets, folder, port }) {
  const config = join(folder, 'app.ini');
  writeFileSync(config, settings({ folder, assets, port }));
  const program = join(assets, 'gitea');
  const env = { ...process.env, HOME: folder, GITEA_WORK_DIR: folder };
  const gitea = (...args) =>
    runOrThrow(`gitea ${args[0]}`, program, ['--config', config, ...args], {
      env,
    });
  await gitea('migrate');
  const account = readAccount(await gitea(...newAdministrator()));
  const server = start(program, ['--config', config, 'web'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise(resolve => server.once('close', resolve));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    server.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(`${url}/api/v1/version`, server);
    const furnished = await furnish(url, account.keeper);
    return { url, user: ADMINISTRATOR, ...account, ...furnished, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function newAdministrator() {
  return [
    ...['admin', 'user', 'create', '--admin', '--username', ADMINISTRATOR],
    ...['--email', 'keeper@localhost.test', '--random-password'],
    ...['--must-change-password=false', '--access-token'],
    ...['--access-token-scopes', 'all'],
  ];
}

function readAccount(said) {
  const password = said.match(/password is '(.+)'/)?.[1];
  const keeper = said.match(/created\.\.\. ([0-9a-f]{40})/)?.[1];
  if (!password || !keeper) {
    throw new Error('gitea admin did not say the password and the token');
  }
  return { password, keeper };
}

async function untilReady(url, server) {
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', chunk => (said = (said + chunk).slice(-4000)));
  }
  const until = Date.now() + READY_WITHIN_MS;
  while (server.exitCode === null && Date.now() < until) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await setTimeout(50);
  }
  throw new Error(`gitea does not answer: ${said.trim().split('\n').pop()}`);
}
