import { randomBytes } from 'node:crypto';

/** What docs/forges/gitea.md asks for, and nothing more. */
const SCOPES = ['write:organization', 'write:repository', 'read:user'];

/** Teams of the catalog's example groups, and what each may do with code. */
const TEAMS = { platform: 'write', orders: 'write', payments: 'read' };

/**
 * Furnishes a new Gitea with an organisation and its teams, and an owner of it for Slipway.
 *
 * @param keeper - a token of an administrator
 * @returns {Promise<{organization: string, account: string, token: string}>} `token` is the owner's, with no more
 *   scopes than Slipway needs
 */
export async function furnish(url, keeper) {
  const organization = 'acme';
  const account = 'slipway';
  const ask = (method, path, body) =>
    send(`${url}/api/v1${path}`, `token ${keeper}`, { method, body });
  const password = randomBytes(12).toString('hex');
  await ask('POST', '/admin/users', {
    username: account,
    password,
    email: `${account}@localhost.test`,
    must_change_password: false,
  });
  await ask('POST', '/orgs', { username: organization });
  for (const [name, permission] of Object.entries(TEAMS)) {
    const units = ['repo.code', 'repo.pulls'];
    const team = { name, permission, units };
    await ask('POST', `/orgs/${organization}/teams`, team);
  }
  const teams = await ask('GET', `/orgs/${organization}/teams`);
  const { id } = teams.find(({ name }) => name === 'Owners');
  await ask('PUT', `/teams/${id}/members/${account}`);
  const { sha1: token } = await send(
    `${url}/api/v1/users/${account}/tokens`,
    `Basic ${Buffer.from(`${account}:${password}`).toString('base64')}`,
    { method: 'POST', body: { name: 'slipway', scopes: SCOPES } },
  );
  return { organization, account, token };
}

async function send(url, authorization, { method, body }) {
  const answer = await fetch(url, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}
