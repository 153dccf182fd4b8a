import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const processes = pathToFileURL(join(import.meta.dirname, 'processes.mjs'));

/** Works on three items, one at a time, each of which takes a program that does not end by itself. */
const program = `
  import { inParallel, run } from '${processes}';
  await inParallel([1, 2, 3], 1, async item => {
    process.stdout.write('begun ' + item + '\\n');
    await run(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  }).catch(error => process.stdout.write(error.message));
`;

test(
  'what was begun ends with a signal, and nothing new is begun',
  { timeout: 20_000 },
  async () => {
    const child = spawn(
      process.execPath,
      ['--input-type=module', '--eval', program],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    child.stdout.on('data', text => {
      said += text;
      // The program inside has begun by then, or is ended as it begins.
      if (said === 'begun 1\n') child.kill('SIGINT');
    });
    await new Promise(resolve => child.on('close', resolve));
    assert.equal(said, 'begun 1\nended by a signal');
  },
);
