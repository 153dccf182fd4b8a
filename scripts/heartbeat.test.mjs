import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from './log.mjs';

/** A program that runs another one, given as code, with a heartbeat each tenth of a second. */
const program = code => [
  '--input-type=module',
  '--eval',
  `import { runWithHeartbeat } from '${pathToFileURL(
    join(root, 'scripts', 'heartbeat.mjs'),
  )}';
  const done = await runWithHeartbeat({
    what: 'counting',
    command: process.execPath,
    args: ['--eval', ${JSON.stringify(code)}],
    everyMs: 100,
  });
  process.stdout.write(String(done));`,
];

const run = code =>
  spawnSync(process.execPath, program(code), { encoding: 'utf8' });

test('says that it is at work, with the step, and shows nothing else', () => {
  const { stdout, stderr } = run(
    `console.log('➤ YN0000: ┌ Fetch step'); console.error('noise'); setTimeout(() => {}, 350);`,
  );
  assert.equal(stdout, 'true');
  assert.match(
    stderr,
    /^(slipway: still counting(, fetch step)? \(\d+ s\)\n)+slipway: done counting \(\d+ s\)\n$/,
  );
  assert.match(stderr, /, fetch step/);
});

test('shows all that a program said that failed', () => {
  const { stdout, stderr } = run(
    `console.log('one'); console.error('two'); process.exitCode = 3;`,
  );
  assert.equal(stdout, 'false');
  assert.match(stderr, /one\n/);
  assert.match(stderr, /two\n/);
  assert.doesNotMatch(stderr, /done/);
});

test('a signal ends the program as well', { timeout: 20_000 }, async () => {
  const child = spawn(
    process.execPath,
    program(
      `console.log(process.pid); process.stderr.write('x'); setInterval(() => {}, 1000);`,
    ),
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', text => (said += text));
  while (!said.includes('still counting')) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  const ended = new Promise(resolve => child.on('close', resolve));
  child.kill('SIGTERM');
  // Only when the program has ended as well are its pipes closed.
  assert.equal(await ended, 1);
});
