import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { installOnce } from './installOnce.mjs';

const cache = mkdtempSync(join(tmpdir(), 'slipway-once-'));
after(() => rmSync(cache, { recursive: true }));

/** Installs a folder and counts how often it did. */
function installer(folder) {
  const state = { installed: 0 };
  const install = async () => {
    assert.ok(!existsSync(folder), 'what an earlier attempt left is gone');
    mkdirSync(folder);
    writeFileSync(join(folder, 'program'), '');
    state.installed += 1;
    if (state.failing) throw new Error('no connection');
  };
  state.run = () => installOnce(folder, 'installing', install);
  return state;
}

test('installs once for all who ask', async () => {
  const folder = join(cache, 'one');
  const state = installer(folder);
  const folders = await Promise.all([state.run(), state.run(), state.run()]);
  assert.deepEqual(new Set(folders), new Set([folder]));
  assert.equal(state.installed, 1);
});

test('installs again what was left half done', async () => {
  const state = installer(join(cache, 'half'));
  state.failing = true;
  await assert.rejects(state.run(), /no connection/);
  state.failing = false;
  await state.run();
  assert.equal(state.installed, 2);
});

test('installs again what was moved: its programs know the old place', async () => {
  await installer(join(cache, 'old')).run();
  renameSync(join(cache, 'old'), join(cache, 'new'));
  const moved = installer(join(cache, 'new'));
  await moved.run();
  await moved.run();
  assert.equal(moved.installed, 1);
});
