import { AuthenticationError } from '@backstage/errors';
import type {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import { findInstallation, Installation } from './findInstallation';
import { isOpenTo } from './isOpenTo';

/** Gives the token to use for an owner. */
export interface GithubCredentials {
  tokenFor(owner: string): Promise<string>;
  /** The GitHub App behind the token and what it may do; absent where there is none. */
  installationOn(owner: string): Promise<Installation | undefined>;
}

/** What the portal is configured with for a host. */
export interface PortalCredentials {
  readonly config: GithubIntegrationConfig;
  /** Keeps the token of an installation and renews it before it expires. */
  readonly provider: GithubCredentialsProvider;
}

/** A person's own token: used for everything and never replaced by the portal's. */
export function userCredentials(token: string): GithubCredentials {
  return {
    tokenFor: async () => token,
    installationOn: async () => undefined,
  };
}

/**
 * The portal's own: a token, or an installation of a GitHub App on the owner. Asked for each request, so that
 * none is sent with one that has expired; requests at the same time share one answer, for the provider would
 * get a token for each.
 */
export function integrationCredentials(
  portal: PortalCredentials,
): GithubCredentials {
  const asked = new Map<string, Promise<string>>();
  return {
    installationOn: owner => findInstallation(portal.config, owner),
    tokenFor(owner) {
      const answer =
        asked.get(owner) ??
        portalToken(portal, owner).finally(() => asked.delete(owner));
      asked.set(owner, answer);
      return answer;
    },
  };
}

async function portalToken(
  { config, provider }: PortalCredentials,
  owner: string,
): Promise<string> {
  const { host } = config;
  const url = `https://${host}/${encodeURIComponent(owner)}`;
  // The reason stays here: what the provider throws may carry the request with its credentials.
  const { token } = await provider.getCredentials({ url }).catch(error => {
    throw new AuthenticationError(
      `the credentials of integrations.github for ${owner} on ${host} could not be had: ${reasonOf(
        error,
        owner,
      )}`,
    );
  });
  if (token === undefined) {
    throw new AuthenticationError(absence(config, owner));
  }
  return token;
}

/** What the provider's failure means, in words of ours alone. */
function reasonOf(error: unknown, owner: string): string {
  const { message = '', status }: { message?: unknown; status?: unknown } =
    typeof error === 'object' && error !== null ? error : {};
  if (/is suspended$/.test(String(message))) {
    return `the GitHub App is suspended there; let an owner of ${owner} lift that`;
  }
  if (status === 401 || /DECODER|PEM|asymmetric key/.test(String(message))) {
    return 'GitHub does not accept the key of the GitHub App; check appId and privateKey';
  }
  return 'GitHub did not answer as it should; run the step again, and check apiBaseUrl and apps';
}

/** Why there is no token, and what to do about it. */
function absence(
  { host, apps = [] }: GithubIntegrationConfig,
  owner: string,
): string {
  const open = apps.filter(app => isOpenTo(app, owner));
  const names = open.map(({ appId }) => appId).join(', ');
  if (open.length > 0) {
    return `the GitHub App ${names} of integrations.github is not installed on ${owner} on ${host}; let an owner of ${owner} install it, or choose an owner that has it`;
  }
  return apps.length > 0
    ? `no GitHub App of integrations.github is meant for ${owner} on ${host}; add it to allowedInstallationOwners, or choose an owner that is there`
    : `integrations.github has no credentials for ${owner} on ${host}; configure a token or install the GitHub App there`;
}
