import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from './log.mjs';

const module = pathToFileURL(join(root, 'scripts', 'keepPrivate.mjs')).href;
const modeOf = path => statSync(path).mode & 0o777;

/** In a process of its own: what it does to the mode of new files lasts. */
function keepPrivate(state, after = '') {
  execFileSync(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { keepPrivate } from '${module}';
     import { spawnSync } from 'node:child_process';
     keepPrivate(${JSON.stringify(state)});
     ${after}`,
  ]);
}

test('databases, old ones and new ones, are for nobody else', t => {
  const state = mkdtempSync(join(tmpdir(), 'slipway-private-'));
  t.after(() => rmSync(state, { recursive: true }));
  const folder = join(state, 'database');
  const old = join(folder, 'scaffolder.sqlite');
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  writeFileSync(old, '');
  chmodSync(old, 0o644);
  const later = join(folder, 'catalog.sqlite');

  keepPrivate(state, `spawnSync('touch', [${JSON.stringify(later)}]);`);

  assert.equal(modeOf(folder), 0o700);
  assert.equal(modeOf(old), 0o600);
  assert.equal(modeOf(later), 0o600);
});

test('the folder is made where there is none yet', t => {
  const state = mkdtempSync(join(tmpdir(), 'slipway-private-'));
  t.after(() => rmSync(state, { recursive: true }));

  keepPrivate(state);

  assert.equal(modeOf(join(state, 'database')), 0o700);
});
