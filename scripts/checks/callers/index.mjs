import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiKeyCaller } from './apiKeyCaller.mjs';
import { jwtCaller } from './jwtCaller.mjs';
import { oidcCaller } from './oidcCaller.mjs';

const callers = {
  none: async () => ({ settings: {}, headers: async () => ({}), end() {} }),
  'api-key': apiKeyCaller,
  jwt: jwtCaller,
  oidc: oidcCaller,
};

/**
 * Somebody who may do everything with a service: the `settings` the service needs for that, the `headers` of a call as
 * a function of `{dir, bin, env, url}` of the running service, and the `end`.
 */
export function callerOf(dir) {
  const manifest = readFileSync(join(dir, '.slipway.json'), 'utf8');
  return callers[JSON.parse(manifest).answers.auth]();
}
