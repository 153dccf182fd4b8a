import { runOrThrow } from '../processes.mjs';
import { scopesOf } from './scopesOf.mjs';

/** Has the service's own script make a key. */
export async function apiKeyCaller() {
  return {
    settings: {},
    async headers({ dir, bin, env, url }) {
      const scopes = await scopesOf(url);
      const script = ['-m', 'scripts.api_keys', 'create', 'checks'];
      const key = await runOrThrow(
        'making an API key',
        `${bin}/python`,
        [...script, '--scopes', ...scopes],
        { cwd: dir, env },
      );
      return { 'X-API-Key': key.trim() };
    },
    end() {},
  };
}
