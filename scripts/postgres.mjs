import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from './freePort.mjs';

/** The folder with `initdb` and `postgres`, newest version first, or undefined where there is none. */
export function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  return [
    ...versions.map(version => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ].find(
    folder =>
      existsSync(join(folder, 'initdb')) &&
      existsSync(join(folder, 'postgres')),
  );
}

/**
 * Starts a throwaway PostgreSQL cluster on a free loopback port; durability is off, it is for tests.
 *
 * @returns {Promise<{url: string, major: number, stop: () => Promise<void>}>} `url` is a superuser's,
 *   without a password; `stop` ends the server and removes its files
 */
export async function startPostgres() {
  const bin = findPostgres();
  if (!bin) {
    throw new Error(
      'PostgreSQL is not installed: neither /usr/lib/postgresql/*/bin nor PATH has initdb; install the package postgresql.',
    );
  }
  const identity = unprivileged();
  const directory = mkdtempSync(join(tmpdir(), 'slipway-pg-'));
  chmodSync(directory, 0o700);
  if (identity.uid !== undefined) {
    chownSync(directory, identity.uid, identity.gid);
  }
  const data = join(directory, 'data');
  try {
    initialise(bin, data, { ...identity, cwd: directory });
    return await serve(bin, data, { ...identity, cwd: directory });
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

/** PostgreSQL refuses to run as root: root becomes Debian's `nobody`. */
function unprivileged() {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
}

function initialise(bin, data, options) {
  const { status, stderr } = spawnSync(
    join(bin, 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'postgres',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--locale',
      'C.UTF-8',
      '--no-sync',
    ],
    { ...options, encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(
      `initdb failed: ${String(stderr).trim().split('\n').pop()}`,
    );
  }
}

async function serve(bin, data, options) {
  const port = await freePort();
  const server = spawn(
    join(bin, 'postgres'),
    [
      ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', options.cwd],
      ...[
        'fsync=off',
        'synchronous_commit=off',
        'full_page_writes=off',
        'max_connections=200',
      ].flatMap(setting => ['-c', setting]),
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = new Promise(resolve => server.on('exit', resolve));
  await untilReady(server, exited);
  const major = Number(
    spawnSync(join(bin, 'postgres'), ['--version'], {
      encoding: 'utf8',
    }).stdout.match(/ (\d+)/)[1],
  );
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    major,
    async stop() {
      server.kill('SIGINT');
      await exited;
      rmSync(options.cwd, { recursive: true, force: true });
    },
  };
}

function untilReady(server, exited) {
  let output = '';
  return new Promise((resolve, reject) => {
    server.stderr.on('data', chunk => {
      output = (output + chunk).slice(-4000);
      if (output.includes('ready to accept connections')) {
        resolve();
      }
    });
    exited.then(code =>
      reject(
        new Error(
          `postgres ended with status ${code}: ${output
            .trim()
            .split('\n')
            .pop()}`,
        ),
      ),
    );
  });
}
