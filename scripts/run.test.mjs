import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './log.mjs';

const run = (script, ...args) =>
  spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
    encoding: 'utf8',
  });

test('an unknown command is one line that names the known ones', () => {
  const { status, stderr, stdout } = run('run.mjs', 'strat');
  assert.equal(status, 1);
  assert.match(
    stderr,
    /^slipway: there is no command "strat"; the commands are start, test, [^\n]+\.\n$/,
  );
  assert.equal(stdout, '');
});

test('an unknown suite is one line that names the known ones', () => {
  const { status, stderr } = run('test.mjs', 'brwoser');
  assert.equal(status, 1);
  assert.match(
    stderr,
    /^slipway: there is no suite "brwoser"; the suites are types, [^\n]+\.\n$/,
  );
});
