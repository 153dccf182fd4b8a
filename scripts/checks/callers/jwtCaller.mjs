import { runOrThrow } from '../processes.mjs';

/** Has the service's own script make a user, and logs in. */
export async function jwtCaller() {
  return {
    settings: {},
    async headers({ dir, bin, env, url }) {
      const password = await runOrThrow(
        'making a user',
        `${bin}/python`,
        ['-m', 'scripts.users', 'create', 'checks', '--role', 'editor'],
        { cwd: dir, env },
      );
      const response = await fetch(`${url}/api/v1/auth/token`, {
        method: 'POST',
        body: new URLSearchParams({
          username: 'checks',
          password: password.trim(),
        }),
      });
      if (!response.ok) {
        throw new Error(`the login answers ${await response.text()}`);
      }
      const { access_token: token } = await response.json();
      return { Authorization: `Bearer ${token}` };
    },
    end() {},
  };
}
