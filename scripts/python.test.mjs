import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { findPython } from './python.mjs';

const newest = findPython();
const options = {
  skip: newest ? false : 'Python 3.11 or newer is not on PATH',
};
const folder = mkdtempSync(join(tmpdir(), 'slipway-python-'));
const path = process.env.PATH;
after(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

test('the Python that is asked for is taken where PATH has it', options, () => {
  assert.equal(findPython('3.99'), newest);
  const print = ['-c', 'import sys; print(sys.executable)'];
  const { stdout } = spawnSync(newest, print, { encoding: 'utf8' });
  symlinkSync(stdout.trim(), join(folder, 'python3.99'));
  process.env.PATH = [folder, path].join(delimiter);
  assert.equal(findPython('3.99'), 'python3.99');
  assert.equal(findPython(), newest);
});
