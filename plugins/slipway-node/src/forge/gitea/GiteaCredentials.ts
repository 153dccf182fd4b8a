import { GitCredentials } from '../Forge';

/** Whom Gitea is to take a request for. */
export interface GiteaCredentials {
  /** The header `authorization` of a request to the API. */
  readonly authorization: string;
  /** What git sends: whatever the name, a token as the password is enough. */
  readonly git: GitCredentials;
}

/** An access token, of the portal or a person's own. */
export function tokenCredentials(token: string): GiteaCredentials {
  return {
    authorization: `token ${token}`,
    git: { username: 'x-access-token', password: token },
  };
}

/** A name and its password, or its token. */
export function accountCredentials(
  username: string,
  password: string,
): GiteaCredentials {
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    authorization: `Basic ${pair}`,
    git: { username, password },
  };
}
