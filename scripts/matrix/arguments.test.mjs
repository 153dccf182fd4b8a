// What a person gets wrong on the command line is one line, and nothing runs: least of all as if it had passed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../log.mjs';

const wrong = [
  ['matrix.mjs', ['--minutes', 'ten'], /--minutes: "ten" is no number/],
  ['matrix.mjs', ['--only', 'ruff,rough'], /--only: there is no "rough"/],
  ['matrix.mjs', ['--cases', 'nothing'], /--cases: there is no "nothing"/],
  ['matrix.mjs', ['--thorough'], /Unknown option '--thorough'/],
  ['check-services.mjs', ['--only', 'rough'], /--only: there is no "rough"/],
  ['check-services.mjs', ['--list'], /Unknown option '--list'/],
  ['check-random-models.mjs', ['--seeds', 'x'], /--seeds must be a whole/],
];

for (const [script, args, message] of wrong) {
  test(`${script} ${args.join(' ')}`, () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'scripts', script), ...args],
      { encoding: 'utf8' },
    );
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.match(stderr, /^slipway: [^\n]+\n$/);
  });
}
