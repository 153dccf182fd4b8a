import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from './log.mjs';

const commands = ['README.md', 'CONTRIBUTING.md'].flatMap(shellCommands);
const { scripts } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/** Commands that another suite runs for real. */
const elsewhere = [
  /^npm start$/,
  /^npm test( -- \w+)?$/,
  /^git clone http:\/\/localhost:7008\//,
  /^cd order-service$/,
  /^make (install|test)$/,
  /^docker compose up --detach db$/,
  /^npm run -s slipway -- create /,
];

function shellCommands(file) {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)]
    .flatMap(([, block]) => block.split('\n'))
    .map(line => line.trim())
    .filter(Boolean);
}

let folder;
before(() => (folder = mkdtempSync(join(tmpdir(), 'slipway-readme-'))));
after(() => rmSync(folder, { recursive: true }));

test('the documents show commands', () => {
  assert.ok(commands.length >= 8, `found only ${commands.length}`);
});

for (const command of new Set(commands)) {
  test(command, () => {
    const script = command.match(/^npm (?:run (?:-s )?)?(\w+)/)?.[1];
    assert.ok(
      !script || scripts[script],
      `package.json has no script "${script}"`,
    );
    if (elsewhere.some(pattern => pattern.test(command))) {
      return;
    }
    const [, ...args] = command
      .replace(/--out (?:\S*\/)?(\S+)/, `--out ${folder}/$1`)
      .split(' ');
    const { status, stderr } = spawnSync('npm', args, {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
}

test('every link of the documents leads somewhere', () => {
  for (const file of [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'docs/architecture.md',
    'docs/adr/README.md',
  ]) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      assert.ok(
        existsSync(join(root, dirname(file), target)),
        `${file}: ${target}`,
      );
    }
  }
});
