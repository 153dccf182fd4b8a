import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { root } from './log.mjs';

const commands = ['README.md', 'CONTRIBUTING.md'].flatMap(shellCommands);
const { engines, scripts } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/** Commands that another test runs: which, and the text in it that does so. */
const elsewhere = [
  [/^npm start$/, 'scripts/start.test.mjs', "'start.mjs'"],
  [
    /^git clone http:\/\/localhost:7008\//,
    'packages/app/e2e-tests/createService.test.ts',
    "['clone', '--quiet'",
  ],
  [
    /^npm run -s slipway -- create /,
    'plugins/cli-module-slipway/src/commands/create.test.ts',
    "['create', '--values'",
  ],
  [
    /^node scripts\/check-services.mjs /,
    'packages/app/e2e-tests/createService.test.ts',
    "['scripts/check-services.mjs'",
  ],
];

/** Commands that no test runs: why, and what is looked at in their place. */
const unrun = [
  [
    /^npm test(?: -- (\w+))?$/,
    'it would run itself',
    ([, suite = 'scripts']) =>
      contains('scripts/test.mjs', new RegExp(`name: '${suite}'`)),
  ],
  [
    /^cd order-service$/,
    'it is a step of those around it',
    () => assert.ok(service()),
  ],
  [
    /^make (\w+)$/,
    'the services suite runs the tools themselves',
    ([, target]) =>
      contains(join(service(), 'Makefile'), new RegExp(`^${target}:`, 'm')),
  ],
  [
    /^node scripts\/check-random-models\.mjs --seeds \d+ --seed \d+$/,
    'it takes minutes; the models suite runs it with fewer seeds',
    () =>
      contains(
        'scripts/test.mjs',
        /'scripts\/check-random-models\.mjs', \.\.\.sameModels/,
      ),
  ],
  [
    /^docker compose up --detach db$/,
    'it needs Docker',
    () => contains(join(service(), 'docker-compose.yml'), /^ {2}db:$/m),
  ],
];

function contains(file, text) {
  assert.match(readFileSync(resolve(root, file), 'utf8'), text);
}

/** The service of the default example, rendered once. */
let rendered;
function service() {
  if (!rendered) {
    const out = join(folder, 'service');
    const values = 'templates/fastapi-service/examples/default.yaml';
    const script = join(root, 'scripts', 'run.mjs');
    const { status, stderr } = spawnSync(
      process.execPath,
      [script, 'slipway', 'render', '--values', values, '--out', out],
      { cwd: root, encoding: 'utf8', env: { ...process.env, INIT_CWD: root } },
    );
    assert.equal(status, 0, stderr);
    rendered = out;
  }
  return rendered;
}

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
  const place = elsewhere.find(([pattern]) => pattern.test(command));
  const reason = unrun.find(([pattern]) => pattern.test(command));
  if (place) {
    const [, file, text] = place;
    test(`${command} (run by ${file})`, () => {
      checkScript(command);
      assert.ok(readFileSync(join(root, file), 'utf8').includes(text));
    });
  } else if (reason) {
    const [pattern, why, look] = reason;
    test(`${command} (not run: ${why})`, () => {
      checkScript(command);
      look(pattern.exec(command));
    });
  } else {
    test(command, () => {
      checkScript(command);
      run(command);
    });
  }
}

function checkScript(command) {
  const script = command.match(/^npm (?:run (?:-s )?)?(\w+)/)?.[1];
  assert.ok(
    !script || scripts[script],
    `package.json has no script "${script}"`,
  );
}

function run(command) {
  const [program, ...args] = command
    .replace(/--out (?:\S*\/)?(\S+)/, `--out ${folder}/$1`)
    .split(' ');
  const { status, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
}

test('CONTRIBUTING.md tells every suite, in the order in which they run', () => {
  const named = textOf('CONTRIBUTING.md')
    .split('\n| suite ')[1]
    .split('\n\n')[0]
    .matchAll(/^\| `(\w+)`/gm);
  const suites = textOf('scripts/test.mjs').matchAll(
    /^ {2,4}(?:\{ )?name: '(\w+)'/gm,
  );
  assert.deepEqual(
    [...named].map(([, name]) => name),
    [...suites].map(([, name]) => name),
  );
});

test('README and package.json ask for the same Node.js', () => {
  const [, least] = readFileSync(join(root, 'README.md'), 'utf8').match(
    /Node\.js (\d+) or newer/,
  );
  assert.equal(engines.node, `>=${least}`);
});

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/architecture.md',
  'docs/adr/README.md',
  'docs/headless.md',
  ...readdirSync(join(root, 'docs/forges')).map(name => `docs/forges/${name}`),
  'plugins/scaffolder-backend-module-slipway/README.md',
];

const textOf = file => readFileSync(join(root, file), 'utf8');

/** The names by which the headings of a document are linked to. */
function anchorsOf(file) {
  return [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('every link of the documents leads somewhere', () => {
  for (const file of documents) {
    for (const [, target, anchor] of textOf(file).matchAll(
      /\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g,
    )) {
      const place = target ? join(dirname(file), target) : file;
      assert.ok(existsSync(join(root, place)), `${file}: ${target}`);
      assert.ok(
        !anchor || anchorsOf(place).includes(anchor),
        `${file}: ${target}#${anchor}`,
      );
    }
  }
});

/** What the documents show of configuration, answers and policies, each with its place. */
function shownData() {
  return documents.flatMap(file =>
    [...textOf(file).matchAll(/^( *)```(?:yaml|json)\n([\s\S]*?)^ *```/gm)].map(
      ([, indent, block]) => ({
        file,
        data: parse(block.replaceAll(new RegExp(`^${indent}`, 'gm'), '')),
      }),
    ),
  );
}

test('what the documents show as YAML and JSON can be read', () => {
  const all = shownData();
  assert.ok(all.length >= 15, `found only ${all.length}`);
  for (const { file, data } of all) {
    assert.equal(typeof data, 'object', file);
  }
});

test('the sandbox is repeated as it is configured', () => {
  const sandboxOf = ({ integrations }) =>
    integrations?.github?.find(({ host }) => host === 'localhost:7008');
  const own = sandboxOf(parse(textOf('app-config.yaml')));
  const repeated = shownData().filter(({ data }) => sandboxOf(data));
  assert.deepEqual(repeated.map(({ file }) => file).sort(), [
    'README.md',
    'docs/forges/github.md',
  ]);
  for (const { data } of repeated) {
    assert.deepEqual(sandboxOf(data), own);
  }
});

test('the guide to GitHub names every variable of AWS that the pipelines read', () => {
  const skeleton = join(root, 'templates/fastapi-service/skeleton');
  const read = readdirSync(skeleton, { recursive: true })
    .filter(file => /github/.test(file) && file.endsWith('.njk'))
    .flatMap(file => [
      ...readFileSync(join(skeleton, file), 'utf8').matchAll(
        /vars\.(AWS_[A-Z_]+)/g,
      ),
    ])
    .map(([, name]) => name);
  const named = [
    ...textOf('docs/forges/github.md').matchAll(/^\| `(AWS_[A-Z_]+)` /gm),
  ].map(([, name]) => name);
  assert.ok(read.length > 0);
  assert.deepEqual(named.sort(), [...new Set(read)].sort());
});

test('every picture is described, shown, and taken by a browser test', () => {
  const takes = readFileSync(
    join(root, 'packages/app/e2e-tests/images.ts'),
    'utf8',
  );
  const shown = [
    'README.md',
    'plugins/scaffolder-module-slipway/README.md',
  ].flatMap(file => [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /!\[([^\]]*)\]\(\S*docs\/images\/([\w-]+)\.png\)/g,
    ),
  ]);
  for (const [, description, name] of shown) {
    assert.ok(description.length > 10, `${name} is not described`);
    assert.ok(takes.includes(`'${name}'`), `no test takes ${name}`);
  }
  assert.deepEqual(
    readdirSync(join(root, 'docs/images')).sort(),
    shown.map(([, , name]) => `${name}.png`).sort(),
  );
});
