import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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

test(
  'what npm runs ends with npm',
  { skip: process.platform === 'win32', timeout: 60_000 },
  async () => {
    const forever = 'console.log(process.pid); setInterval(() => {}, 1000)';
    const npm = spawn(
      'npm',
      ['run', '--silent', 'yarn', '--', 'node', '-e', forever],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [pid] = await once(npm.stdout, 'data');
    npm.kill('SIGTERM');
    await once(npm.stdout, 'close');
    assert.throws(() => process.kill(Number(pid), 0), { code: 'ESRCH' });
  },
);
