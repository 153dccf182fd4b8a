import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HOUR_MS = 3_600_000;

/** Makes a home with what `backstage-cli auth login` leaves behind there, and gives the settings that lead to it. */
export function signedInHome(token: string): { readonly HOME: string } {
  const home = mkdtempSync(join(tmpdir(), 'slipway-home-'));
  const secrets = join(
    home,
    'backstage-cli/auth-secrets',
    encodeURIComponent('backstage-cli:auth-instance:portal'),
  );
  mkdirSync(secrets, { recursive: true });
  writeFileSync(join(secrets, 'accessToken.secret'), token);
  const instance = {
    name: 'portal',
    baseUrl: 'http://localhost:7007',
    clientId: 'portal',
    issuedAt: Date.now(),
    accessTokenExpiresAt: Date.now() + HOUR_MS,
    selected: true,
  };
  writeFileSync(
    join(home, 'backstage-cli/auth-instances.yaml'),
    // JSON is YAML too.
    JSON.stringify({ instances: [instance] }),
  );
  return Object.assign(
    { HOME: home },
    { XDG_CONFIG_HOME: home, XDG_DATA_HOME: home },
  );
}
