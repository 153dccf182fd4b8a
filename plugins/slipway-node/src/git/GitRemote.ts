import { InputError } from '@backstage/errors';
import type { GitCredentials } from '../forge/Forge';

/** A repository as it is reached over git's smart HTTP, checked once. */
export interface GitRemote {
  /** Without credentials, query and a slash at the end. */
  readonly url: string;
  /** How a sentence names it: `github.com/acme/orders`. */
  readonly name: string;
  /** The value of the header; only to be sent, never to be shown. */
  readonly authorization?: string;
  /** The server's text fit for one line of a log: no control characters, no password, no end. */
  readonly printable: (text: string) => string;
}

/** Throws `InputError` for a URL that is not one of smart HTTP or that carries credentials. */
export function createGitRemote(
  url: string,
  credentials?: GitCredentials,
): GitRemote {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new InputError(
      'the clone URL is not one of http or https; use the one the forge shows for HTTPS',
    );
  }
  if (parsed.username || parsed.password) {
    throw new InputError(
      `the clone URL of ${parsed.host} carries credentials; configure them under integrations instead`,
    );
  }
  const path = parsed.pathname.replace(/\/+$/, '');
  const authorization = credentials && toBasic(credentials);
  return {
    url: `${parsed.origin}${path}`,
    name: `${parsed.host}${path.replace(/\.git$/, '')}`,
    authorization,
    printable: createCleaner([
      authorization?.replace('Basic ', ''),
      credentials?.password,
    ]),
  };
}

function toBasic({ username, password }: GitCredentials): string {
  const pair = Buffer.from(`${username}:${password}`);
  return `Basic ${pair.toString('base64')}`;
}

function createCleaner(
  secrets: readonly (string | undefined)[],
): (text: string) => string {
  return text => {
    let clean = text;
    for (const secret of secrets) {
      clean = secret ? clean.replaceAll(secret, '***') : clean;
    }
    clean = clean.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
    return clean.length > 200 ? `${clean.slice(0, 199)}…` : clean;
  };
}
