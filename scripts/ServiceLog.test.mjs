import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ServiceLog } from './ServiceLog.mjs';

const time = '\u001b[2m2026-01-02T03:04:05.678Z\u001b[22m';
const plugin = name => `${time} \u001b[34m${name}\u001b[39m`;
const lines = [
  `${plugin('catalog')} \u001b[32minfo\u001b[39m Loaded`,
  `${plugin('catalog')} \u001b[33mwarn\u001b[39m No provider`,
  `${plugin('slipway')} \u001b[33mwarn\u001b[39m A record is late`,
  `${plugin('auth')} \u001b[31merror\u001b[39m No key`,
  'ERROR in ./src/App.tsx',
  'an error was not made',
];

test('keeps everything, shows what a person should see', t => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-log-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const shown = [];
  const path = join(folder, 'logs', 'backend.log');
  const log = new ServiceLog({ path, show: line => shown.push(line) });
  const all = [];
  const verbose = new ServiceLog({
    path: join(folder, 'logs', 'verbose.log'),
    verbose: true,
    show: line => all.push(line),
  });

  lines.forEach(line => log.add(line));
  lines.forEach(line => verbose.add(line));

  assert.deepEqual(shown, [lines[2], lines[3], lines[4]]);
  assert.deepEqual(all, lines);
  assert.deepEqual(log.last, lines);
  const kept = readFileSync(path, 'utf8').split('\n');
  assert.equal(kept.length, lines.length + 1);
  assert.equal(kept[0], '2026-01-02T03:04:05.678Z catalog info Loaded');
});

test('remembers the end', t => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-log-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const log = new ServiceLog({ path: join(folder, 'a.log'), show() {} });
  for (let index = 0; index < 100; index++) {
    log.add(`line ${index}`);
  }
  assert.equal(log.last.length, 30);
  assert.equal(log.last.at(-1), 'line 99');
});
