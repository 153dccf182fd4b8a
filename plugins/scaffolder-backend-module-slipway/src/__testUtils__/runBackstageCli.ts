import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { Portal } from './startPortal';

const root = resolve(__dirname, '../../../..');
const cli = require.resolve('@backstage/cli/bin/backstage-cli');
const HOUR_MS = 3_600_000;

/** Runs `backstage-cli` as somebody who signed in to the portal with `backstage-cli auth login`. */
export async function runBackstageCli(
  portal: Portal,
  args: readonly string[],
): Promise<string> {
  const home = await signedIn(portal);
  const { PATH } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, ...args],
    {
      cwd: root,
      env: { PATH, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home },
    },
  );
  return stdout;
}

/** The files that a sign-in leaves behind. */
async function signedIn({ client, folder, url }: Portal): Promise<string> {
  const home = await mkdtemp(join(folder, 'cli-'));
  const secrets = join(
    home,
    'backstage-cli/auth-secrets',
    encodeURIComponent('backstage-cli:auth-instance:test'),
  );
  await mkdir(secrets, { recursive: true });
  await writeFile(join(secrets, 'accessToken.secret'), client.token);
  const instance = {
    name: 'test',
    baseUrl: url,
    clientId: 'test',
    issuedAt: Date.now(),
    accessTokenExpiresAt: Date.now() + HOUR_MS,
    selected: true,
    metadata: { pluginSources: ['slipway'] },
  };
  await writeFile(
    join(home, 'backstage-cli/auth-instances.yaml'),
    stringify({ instances: [instance] }),
  );
  return home;
}
