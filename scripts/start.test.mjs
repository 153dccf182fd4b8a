import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './log.mjs';

const ports = [3000, 7007, 7008];

function start(state, ...args) {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts', 'start.mjs'), ...args],
    {
      env: { ...process.env, SLIPWAY_STATE: state, NODE_ENV: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', chunk => (said.stdout += chunk));
  child.stderr.on('data', chunk => (said.stderr += chunk));
  const ended = new Promise(resolve => child.on('exit', resolve));
  return { child, said, ended };
}

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

const close = server => new Promise(resolve => server.close(resolve));

async function assertPortsAreFree() {
  for (const port of ports) {
    await close(await listen(port));
  }
}

test('a port in use is one clear line and nothing is started', async t => {
  const state = mkdtempSync(join(tmpdir(), 'slipway-start-'));
  t.after(() => rmSync(state, { recursive: true }));
  const taken = await listen(7008);
  t.after(() => close(taken));

  const { said, ended } = start(state);

  assert.equal(await ended, 1);
  assert.equal(
    said.stderr,
    'slipway: port 7008 (sandbox forge) is in use; end the program that listens there and start again.\n',
  );
  assert.equal(said.stdout, '');
});

test(
  'it comes up without an account and Ctrl-C ends everything',
  { timeout: 240_000 },
  async t => {
    const state = mkdtempSync(join(tmpdir(), 'slipway-start-'));
    t.after(() => rmSync(state, { recursive: true, force: true }));
    const { child, said, ended } = start(state);
    // Not SIGKILL: what it started would outlive it.
    t.after(() => child.kill('SIGTERM') && ended);
    let over = false;
    const early = ended.then(code => {
      over = true;
      assert.fail(
        `ended with ${code} before it was ready:\n${said.stdout.slice(-3000)}${
          said.stderr
        }`,
      );
    });
    early.catch(() => {});

    const ready = (async () => {
      while (!over && !said.stderr.includes('Ctrl-C ends everything')) {
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    })();
    await Promise.race([ready, early]);
    const portal = await fetch('http://localhost:3000/');
    assert.match(await portal.text(), /<title>Slipway<\/title>/);
    assert.match(
      said.stderr,
      /─\n {2}Slipway is ready after \d+ s: open http:\/\/localhost:3000\n[^]*Ctrl-C ends everything\.\n─+\n\n$/,
    );
    // What the services say is in their files, and nothing of it on the screen unless it matters.
    assert.equal(said.stdout, '');
    for (const name of ['backend', 'portal']) {
      assert.ok(statSync(join(state, 'logs', `${name}.log`)).size > 0);
    }
    assert.equal((await fetch('http://localhost:7008/')).status, 200);
    assert.equal(statSync(join(state, 'forge-token')).mode & 0o777, 0o600);
    const database = join(state, 'database');
    assert.equal(statSync(database).mode & 0o777, 0o700);
    const files = readdirSync(database);
    assert.ok(files.includes('scaffolder.sqlite'));
    for (const file of files) {
      assert.equal(statSync(join(database, file)).mode & 0o777, 0o600, file);
    }

    const before = Date.now();
    child.kill('SIGINT');
    assert.equal(await ended, 0);
    assert.ok(Date.now() - before < 5_000, 'it did not end in time');
    await assertPortsAreFree();
  },
);
