// Writes the locks of the FastAPI skeleton anew: everything a service can depend on is resolved once, and the lock of
// each package manager becomes a template that leaves out what the chosen options do not need. Versions stay as they
// are; `--upgrade` takes the newest of all, `--upgrade NAME…` those of some packages.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOrThrow } from './checks/processes.mjs';
import { poetrySettings, tool } from './checks/tools.mjs';
import {
  poetryTemplate,
  readPoetryLock,
  writePoetryProject,
} from './locks/poetryLock.mjs';
import { readRequirements } from './locks/requirements.mjs';
import {
  hashesOf,
  poetryMarker,
  requirementsTemplate,
  uvMarker,
} from './locks/requirementsLock.mjs';
import {
  reachOf,
  readUvLock,
  uvTemplate,
  writeUvProject,
} from './locks/uvLock.mjs';
import { log, root } from './log.mjs';
import { runMain } from './runMain.mjs';

const skeleton = join(root, 'templates/fastapi-service/skeleton');
const files = {
  uv: join(skeleton, 'manager-uv/uv.lock.njk'),
  poetry: join(skeleton, 'manager-poetry/poetry.lock.njk'),
};

const chosen = `{% from "_macros/dependencies.njk" import runtimeRequirements, developmentRequirements %}
{% set runtime = runtimeRequirements(values) | trim | split('\\n') %}
{% set development = developmentRequirements(values) | trim | split('\\n') %}
`;

/** The versions that stay, as \`name==version\`. */
function pinsOf(upgrade) {
  if (!existsSync(files.uv) || (upgrade && upgrade.length === 0)) return [];
  const lock = readFileSync(files.uv, 'utf8');
  return [
    ...lock.matchAll(
      /^name = "([^"]+)"\nversion = "([^"]+)"\nsource = \{ reg/gm,
    ),
  ]
    .filter(([, name]) => !upgrade?.includes(name))
    .map(([, name, version]) => `${name}==${version}`);
}

/** uv's lock of everything, and for each requirement the markers of the packages it leads to. */
async function resolveWithUv(folder, requirements, pins) {
  const uv = await tool('uv');
  const inFolder = { cwd: folder };
  writeUvProject(folder, requirements, pins);
  await runOrThrow('uv lock', uv, ['lock', '--quiet'], inFolder);
  const text = readFileSync(join(folder, 'uv.lock'), 'utf8');
  const ways = new Map();
  for (const requirement of requirements) {
    const exported = await runOrThrow(
      'uv export',
      uv,
      [
        ...['export', '--quiet', '--frozen', '--only-group', requirement.id],
        ...['--no-hashes', '--no-header', '--no-annotate'],
      ],
      inFolder,
    );
    for (const [, name, marker = ''] of exported.matchAll(
      /^([\w.-]+)==[^\s;]+(?: ; (.*))?$/gm,
    )) {
      ways.set(name, [...(ways.get(name) ?? []), [requirement, marker]]);
    }
  }
  return { lock: readUvLock(text, requirements), ways };
}

async function resolveWithPoetry(folder, requirements, pins) {
  writePoetryProject(folder, requirements, pins);
  await runOrThrow(
    'poetry lock',
    await tool('poetry'),
    ['lock', '--no-interaction'],
    {
      cwd: folder,
      env: { ...process.env, ...poetrySettings },
    },
  );
  return readPoetryLock(
    readFileSync(join(folder, 'poetry.lock'), 'utf8'),
    requirements,
  );
}

/** The version that uv has found, where it is needed at all. */
function pinOf({ name, version }, ways) {
  const markers = new Set(ways.get(name).map(([, marker]) => marker));
  const pin = `${name}==${version}`;
  return markers.has('') ? pin : `${pin} ; ${[...markers].join(' or ')}`;
}

/** Refuses a text that would not come out of the template as it went in. */
function literal(text) {
  if (/\{[{%#]/.test(text.replaceAll(/\$\{\{ [\w()]+ \}\}|\{% .*? %\}/g, ''))) {
    throw new Error('a lock has characters that the skeleton takes for a tag');
  }
  return text;
}

function write(file, text) {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, literal(text));
}

function writeRequirements(uv, poetry) {
  const runtime = ways => ways.filter(([{ list }]) => list === 'runtime');
  const fromUv = uv.lock.packages.map(({ name, version, text }) => ({
    name,
    version,
    hashes: hashesOf(text),
    ways: uv.ways.get(name),
  }));
  const fromPoetry = poetry.packages
    .map(({ name, version, files, ways }) => ({
      name,
      version,
      hashes: hashesOf(files),
      ways,
    }))
    .sort((left, right) => (`${left.name}==` < `${right.name}==` ? -1 : 1));
  const only = packages =>
    packages
      .map(each => ({ ...each, ways: runtime(each.ways) }))
      .filter(({ ways }) => ways.length > 0);
  write(
    join(skeleton, '_locks/development.njk'),
    chosen + requirementsTemplate(fromUv, uvMarker),
  );
  write(
    join(skeleton, '_locks/runtime.njk'),
    chosen + requirementsTemplate(only(fromUv), uvMarker),
  );
  write(
    join(skeleton, '_locks/runtime-of-poetry.njk'),
    chosen + requirementsTemplate(only(fromPoetry), poetryMarker),
  );
}

/** The names that no service's distribution can have. */
function writeNames(packages) {
  const names = [...new Set(packages.map(({ name }) => name))];
  write(
    join(skeleton, '_locks/names.njk'),
    `{% set packageNames = ${JSON.stringify(names)} %}\n`,
  );
}

async function main(args) {
  const requirements = readRequirements(
    join(skeleton, '_macros/dependencies.njk'),
  );
  const upgrade = args[0] === '--upgrade' ? args.slice(1) : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'slipway-locks-'));
  try {
    log(`locks: resolving ${requirements.length} requirements`);
    const uv = await resolveWithUv(folder, requirements, pinsOf(upgrade));
    const reach = reachOf(uv.lock);
    const pins = uv.lock.packages.map(each => pinOf(each, uv.ways));
    const poetry = await resolveWithPoetry(folder, requirements, pins);
    write(files.uv, chosen + uvTemplate(uv.lock, reach));
    write(files.poetry, chosen + poetryTemplate(poetry, reach));
    writeRequirements(uv, poetry);
    writeNames(uv.lock.packages);
    log(`locks: ${pins.length} packages`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runMain(main);
