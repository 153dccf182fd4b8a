// Writes the locks of the FastAPI skeleton anew: each choice that changes the dependencies is rendered and compiled
// by uv, and what all of them have in common is written once. Needs uv on PATH.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { log, root } from './log.mjs';

const base = join(root, 'templates/fastapi-service/skeleton/base');
const locks = {
  'requirements.txt': [],
  'requirements-dev.txt': ['--group', 'dev'],
};
const variants = ['asyncpg', 'psycopg'].flatMap(driver =>
  [false, true].map(email => ({ driver, email })),
);

/** The conditions a package can have, as the skeleton writes them; the first that fits is taken. */
const conditions = [
  [undefined, () => true],
  ["values.database.driver == 'asyncpg'", each => each.driver === 'asyncpg'],
  ["values.database.driver == 'psycopg'", each => each.driver === 'psycopg'],
  ["usesEmail != ''", each => each.email],
];

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    throw new Error(
      `${command} ${args[0]} failed: ${String(stderr ?? error).trim()}`,
    );
  }
  return stdout;
}

/** A rendered service in which the choices of the variant are made. */
function render({ driver, email }, folder) {
  const values = join(folder, 'values.json');
  const field = { name: 'contact', type: email ? 'email' : 'string' };
  writeFileSync(
    values,
    JSON.stringify({
      name: 'lock-service',
      owner: 'group:default/platform',
      repoUrl: 'localhost:7008?owner=acme&repo=lock-service',
      database: { driver },
      entities: [{ name: 'Person', plural: 'People', fields: [field] }],
    }),
  );
  const out = join(folder, 'service');
  const template = join(root, 'templates/fastapi-service');
  run(
    process.execPath,
    [
      'scripts/run.mjs',
      'slipway',
      'render',
      '--values',
      values,
      '--out',
      out,
      '--template',
      template,
    ],
    root,
  );
  return out;
}

/** The lock as a map of `name==version` to the whole entry with its hashes. */
function compile(service, group) {
  const text = run(
    'uv',
    [
      ...[
        'pip',
        'compile',
        '--quiet',
        '--universal',
        '--python-version',
        '3.11',
      ],
      ...[
        '--generate-hashes',
        '--no-annotate',
        '--no-header',
        '--no-emit-index-url',
      ],
      ...['pyproject.toml', ...group],
    ],
    service,
  );
  return new Map(
    text
      .trim()
      .split(/\n(?! )/)
      .map(entry => [entry.split(' ')[0], entry]),
  );
}

function conditionOf(name, compiled) {
  const found = conditions.find(([, holds]) =>
    compiled.every(
      ({ variant, entries }) => entries.has(name) === holds(variant),
    ),
  );
  if (!found) {
    throw new Error(
      `${name} depends on choices in a way that conditions does not list.`,
    );
  }
  return found[0];
}

/** One template that gives each variant its lock. */
function merge(compiled) {
  const entries = new Map(compiled.flatMap(each => [...each.entries]));
  const blocks = [...entries.keys()].sort().map(name => {
    const condition = conditionOf(name, compiled);
    return condition === undefined
      ? entries.get(name)
      : `{% if ${condition} %}\n${entries.get(name)}\n{% endif %}`;
  });
  return [
    '{% from "_macros/entity.njk" import usesType %}',
    "{% set usesEmail = usesType(values.entities, 'email') %}",
    ...blocks,
    '',
  ].join('\n');
}

function main() {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-locks-'));
  try {
    for (const [file, group] of Object.entries(locks)) {
      const compiled = variants.map(variant => {
        log(
          `compiling ${file} for ${variant.driver}${
            variant.email ? ' and email' : ''
          }`,
        );
        const service = render(variant, folder);
        const entries = compile(service, group);
        rmSync(service, { recursive: true });
        return { variant, entries };
      });
      writeFileSync(join(base, `${file}.njk`), merge(compiled));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  main();
} catch (error) {
  log(error.message);
  process.exitCode = 1;
}
