import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import yamllint from './static/yamllint.mjs';

const dir = mkdtempSync(join(tmpdir(), 'slipway-yaml-'));
writeFileSync(join(dir, 'a.yaml'), 'a: 1\n');
after(() => rmSync(dir, { recursive: true }));

/** A context in which yamllint ends like this. */
const ending = result => ({
  tool: async () => 'yamllint',
  run: async () => ({ stdout: '', output: '', ...result }),
});

test('yamllint tells each service what is wrong with it', async () => {
  const stdout = `${dir}/a.yaml:1:1: [error] syntax error\n`;
  const context = ending({ status: 1, stdout, output: stdout });
  assert.deepEqual(await yamllint.run([dir], context), [
    { dir, message: 'a.yaml:1:1: [error] syntax error' },
  ]);
  assert.deepEqual(await yamllint.run([dir], ending({ status: 0 })), []);
});

test('a yamllint that did not work lets nothing pass', async () => {
  const context = ending({ status: 1, output: 'Traceback' });
  await assert.rejects(yamllint.run([dir], context), /Traceback/);
});
