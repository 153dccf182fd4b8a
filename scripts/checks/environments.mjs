import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { log } from '../log.mjs';
import { findPython } from '../python.mjs';
import { cacheFolder, installOnce } from './installOnce.mjs';
import { run, runOrThrow } from './processes.mjs';
import { poetrySettings, tool, ToolMissing } from './tools.mjs';

const cache = cacheFolder('environments');

/** How each lock is installed into the virtual environment `folder`; the first lock that a service has counts. */
const installers = {
  'uv.lock': async folder => ({
    command: await tool('uv'),
    args: ['sync', '--quiet', '--locked', '--no-install-project'],
    env: {
      UV_PROJECT_ENVIRONMENT: folder,
      UV_PYTHON: join(folder, 'bin/python'),
    },
  }),
  'poetry.lock': async folder => ({
    command: await tool('poetry'),
    args: ['install', '--quiet', '--no-interaction', '--no-root'],
    env: {
      VIRTUAL_ENV: folder,
      POETRY_VIRTUALENVS_CREATE: 'false',
      ...poetrySettings,
    },
  }),
  'requirements-dev.txt': async folder => ({
    command: join(folder, 'bin/python'),
    args: [
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'],
      ...['--require-hashes', '--no-deps', '-r', 'requirements-dev.txt'],
    ],
    env: {},
  }),
};

/**
 * A virtual environment with exactly what a service's lock names, made by the lock's own tool from the Python that the
 * service names, or, where that is not on PATH, from another; made once for each lock and Python. Throws {@link ToolMissing} where the registry cannot be reached.
 *
 * @returns {Promise<string>} its folder
 */
export function environmentOf(service) {
  const python = pythonOf(service);
  const lock = Object.keys(installers).find(each =>
    existsSync(join(service, each)),
  );
  if (!lock) {
    throw new Error(`${basename(service)} has no lock`);
  }
  const folder = join(cache, digestOf(service, lock, python).slice(0, 16));
  const what = `installing ${lock} of ${basename(service)}`;
  return installOnce(folder, what, async () => {
    const venv = ['-m', 'venv', folder];
    await runOrThrow('making a virtual environment', python, venv);
    await install(service, lock, folder);
  });
}

const told = new Set();

/** The Python of the service's `.python-version`; one it was not made for is said, once. */
function pythonOf(service) {
  const file = join(service, '.python-version');
  const version = existsSync(file) && readFileSync(file, 'utf8').trim();
  const python = findPython(version);
  if (version && python !== `python${version}` && !told.has(version)) {
    told.add(version);
    log(
      `services for Python ${version} are run by ${python}, as PATH has none`,
    );
  }
  return python;
}

async function install(service, lock, folder) {
  const { command, args, env } = await installers[lock](folder);
  const PATH = [join(folder, 'bin'), process.env.PATH].join(delimiter);
  const { status, output } = await run(command, args, {
    cwd: service,
    env: { ...process.env, PATH, ...env },
  });
  if (status !== 0) {
    throw failureOf(lock, output.trim());
  }
}

/** What pip, uv and Poetry say where the registry cannot be reached. */
const unreachable =
  /NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|name resolution|error sending request|All attempts to connect/;

/** A registry that does not answer is no fault of a service. */
function failureOf(lock, output) {
  return unreachable.test(output)
    ? new ToolMissing(
        `${lock} cannot be installed: ${output
          .split('\n')
          .find(line => unreachable.test(line))
          .trim()}`,
      )
    : new Error(`installing ${lock} failed:\n${output}`);
}

function digestOf(service, lock, python) {
  const version = spawnSync(python, ['--version'], { encoding: 'utf8' }).stdout;
  const text = readFileSync(join(service, lock), 'utf8');
  return createHash('sha256')
    .update(lock === 'requirements-dev.txt' ? text : withoutName(text))
    .update(version)
    .digest('hex');
}

/** uv's lock names the service itself; the environment is the same for all names. */
function withoutName(text) {
  return text.replace(
    /name = "[^"]+"\nversion = "0\.1\.0"\nsource = \{ virtual/,
    'source = { virtual',
  );
}
