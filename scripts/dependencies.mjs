import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runWithHeartbeat } from './heartbeat.mjs';
import { log, root } from './log.mjs';

const stamp = join(root, 'node_modules', '.slipway', 'installed');

/** Installs the workspaces from the frozen lock file, unless that has been done for this very lock file. */
export async function ensureDependencies({ node, yarn, env }) {
  const wanted = digestOfInputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  log(
    'installing dependencies from yarn.lock (one to four minutes the first time)',
  );
  const isInstalled = await runWithHeartbeat({
    what: 'installing dependencies',
    command: node,
    args: [yarn, 'install', '--immutable'],
    options: { cwd: root, env },
  });
  if (!isInstalled) {
    throw new Error(
      'yarn could not install the dependencies; its message is above. Check the connection to your npm registry and run the command again.',
    );
  }
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, wanted);
}

function digestOfInputs() {
  const hash = createHash('sha256').update(process.platform + process.arch);
  for (const file of ['yarn.lock', '.yarnrc.yml', ...manifests()]) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function manifests() {
  const folders = ['packages', 'plugins'].flatMap(parent =>
    readdirSync(join(root, parent)).map(name => join(parent, name)),
  );
  return ['.', 'benchmarks', ...folders]
    .map(folder => join(folder, 'package.json'))
    .filter(file => existsSync(join(root, file)))
    .sort();
}
