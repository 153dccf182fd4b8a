import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { log } from '../log.mjs';

const imports = new URL('import_services.py', import.meta.url).pathname;

/** The folders with Python files in them, as `pyproject.toml` tells mypy. */
function checkedFolders(service) {
  const project = readFileSync(join(service, 'pyproject.toml'), 'utf8');
  const [, list] = /^files = \[([^\]]+)\]/m.exec(project);
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
}

/** Gives the service's own packages another name in its imports, so that all services can be read at once. */
function renamed(source, packages, prefix) {
  const names = packages.join('|');
  return source
    .replace(
      new RegExp(`^(\\s*)from (${names})\\b`, 'gm'),
      `$1from ${prefix}.$2`,
    )
    .replace(
      new RegExp(`^(\\s*)import (${names})\\b`, 'gm'),
      `$1import ${prefix}.$2`,
    );
}

/** Copies the Python files of a service into a package of their own. */
function copyForTypes(service, folder) {
  const prefix = basename(service);
  const folders = checkedFolders(service);
  // The folder of migrations may be called `alembic`, as a package that it imports.
  const packages = folders.filter(name =>
    existsSync(join(service, name, '__init__.py')),
  );
  for (const name of folders) {
    cpSync(join(service, name), join(folder, prefix, name), {
      recursive: true,
    });
  }
  for (const entry of readdirSync(join(folder, prefix), { recursive: true })) {
    if (entry.endsWith('.py')) {
      const file = join(folder, prefix, entry);
      writeFileSync(
        file,
        renamed(readFileSync(file, 'utf8'), packages, prefix),
      );
    }
  }
}

const configuration = `[mypy]
strict = true
plugins = pydantic.mypy
explicit_package_bases = true
namespace_packages = true
`;

function prepareTypes(services, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'mypy.ini'), configuration);
  services.forEach(service => copyForTypes(service, folder));
}

function run(environment, [program, ...args], cwd) {
  const { status, stdout, stderr, error } = spawnSync(
    join(environment, 'bin', program),
    args,
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: {
        ...process.env,
        PYTHONDONTWRITEBYTECODE: '1',
        MYPY_CACHE_DIR: join(environment, 'mypy-random'),
      },
    },
  );
  if (status === 0) {
    return true;
  }
  const output = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`;
  log(
    `random models: ${program} ${args[0]} failed\n${output
      .slice(0, 12_000)
      .trim()}`,
  );
  return false;
}

/** Runs each tool once over all services; says what fails and where. */
export function checkServices(services, { environment, folder }) {
  const types = join(folder, 'types');
  prepareTypes(services, types);
  const names = services.map(service => basename(service));
  const results = [
    run(
      environment,
      ['ruff', 'check', '--no-cache', '--output-format', 'concise', ...names],
      folder,
    ),
    run(
      environment,
      ['ruff', 'format', '--check', '--no-cache', ...names],
      folder,
    ),
    run(environment, ['python', imports, ...names], folder),
    run(environment, ['mypy', '--no-error-summary', ...names], types),
  ];
  rmSync(types, { recursive: true, force: true });
  return results.every(Boolean);
}
