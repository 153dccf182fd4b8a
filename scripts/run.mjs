// The one entry of every npm script: bootstraps the toolchain and the dependencies, then hands over.
// It runs on whatever Node.js (20 or newer) the person has and imports nothing that has to be installed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { log, root } from './log.mjs';
import { ensureToolchain } from './toolchain.mjs';

const transform = join(
  root,
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);

/** What each npm script runs, as arguments for Node.js. */
const commands = {
  start: () => ['scripts/start.mjs'],
  test: () => ['scripts/test.mjs'],
  'test:long': () => ['scripts/test.mjs', '--long'],
  'test:matrix': () => ['scripts/matrix.mjs'],
  bench: () => ['--require', transform, 'benchmarks/src/index.ts'],
  slipway: () => [
    '--require',
    transform,
    'plugins/cli-module-slipway/src/bin.ts',
  ],
  lint: () => ['node_modules/@backstage/cli/bin/backstage-cli', 'repo', 'lint'],
  typecheck: () => [
    'node_modules/typescript/bin/tsc',
    '--noEmit',
    '--incremental',
    'false',
  ],
  yarn: ({ yarn }) => [yarn],
};

async function main([name, ...args]) {
  const command = commands[name];
  if (!command) {
    throw new Error(
      `there is no command "${name}"; the commands are ${Object.keys(
        commands,
      ).join(', ')}.`,
    );
  }
  const began = Date.now();
  const toolchain = await ensureToolchain();
  if (name !== 'yarn') {
    await ensureDependencies(toolchain);
  }
  const fromHere = name === 'slipway' || name === 'yarn';
  const child = spawn(
    toolchain.node,
    [...command(toolchain).map(absolute), ...args],
    {
      cwd: fromHere ? process.env.INIT_CWD ?? process.cwd() : root,
      env: { ...toolchain.env, SLIPWAY_BEGAN: String(began) },
      stdio: 'inherit',
    },
  );
  // A terminal sends Ctrl-C to the child as well; this process only has to outlive it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    const hasIt = signal === 'SIGINT' && process.stdin.isTTY;
    process.on(signal, () => hasIt || child.kill(signal));
  }
  endWithNpm(child);
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}

/** npm hands a signal of its own only to the shell between them, which does not hand it on: its end is the sign. */
function endWithNpm(child) {
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(
      () => process.ppid === shell || child.kill('SIGTERM'),
      500,
    ).unref();
  }
}

function absolute(argument) {
  return /^(scripts|benchmarks|plugins|node_modules)\//.test(argument)
    ? join(root, argument)
    : argument;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  log(error.message);
  process.exit(1);
}
