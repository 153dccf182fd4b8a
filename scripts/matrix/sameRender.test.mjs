import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../log.mjs';

const template = join(root, 'templates/fastapi-service');
const transform = join(
  root,
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);
// Between them, they have everything that could depend on an order or a language.
const examples = ['every-field-type.yaml', 'references.yaml'];
const folder = mkdtempSync(join(tmpdir(), 'slipway-same-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** What two machines differ in, as far as one of them can show it. */
const machines = {
  west: { TZ: 'America/Los_Angeles', LANG: 'C', umask: 0o077, order: 1 },
  east: { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', umask: 0o002, order: -1 },
};

/** The template as it lies on a machine: its files written in an order, with that machine's modes and times. */
function install(machine, { umask, order }) {
  const copy = join(folder, machine, 'template');
  const files = readdirSync(template, { recursive: true })
    .filter(path => statSync(join(template, path)).isFile())
    .sort((a, b) => (a < b ? -order : order));
  const before = process.umask(umask);
  for (const path of files) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    copyFileSync(join(template, path), join(copy, path));
  }
  process.umask(before);
  return copy;
}

/** The digest of an example that a machine renders, in a process and a home of its own. */
function render(machine, example) {
  const { umask, order: _, ...env } = machines[machine];
  const out = join(folder, machine, `out-${example}`);
  const before = process.umask(umask);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      ...['--require', transform],
      join(root, 'plugins/cli-module-slipway/src/bin.ts'),
      ...['render', '--template', join(folder, machine, 'template')],
      ...['--values', join(template, 'examples', example)],
      ...['--out', out, '--json'],
    ],
    {
      cwd: join(folder, machine),
      encoding: 'utf8',
      env: { ...process.env, ...env, LC_ALL: env.LANG, HOME: folder },
    },
  );
  process.umask(before);
  assert.equal(status, 0, stderr);
  return { digest: JSON.parse(stdout.trim().split('\n').pop()).digest, out };
}

/** Every file of a folder with its bytes, for a comparison that does not believe the digest. */
function diff(one, other) {
  return spawnSync('git', ['diff', '--no-index', '--stat', one, other], {
    encoding: 'utf8',
  }).stdout;
}

for (const [machine, traits] of Object.entries(machines)) {
  install(machine, traits);
}

for (const example of examples) {
  test(`two machines render ${example} to the same bytes`, () => {
    const [west, east] = Object.keys(machines).map(machine =>
      render(machine, example),
    );
    assert.equal(west.digest, east.digest);
    assert.equal(diff(west.out, east.out), '');
  });
}
