import { GithubCredentialsProvider } from '@backstage/integration';
import { AuthenticationError } from '@backstage/errors';

/** Gives the token to use for an owner. */
export interface GithubCredentials {
  tokenFor(owner: string): Promise<string>;
}

/** A person's own token: used for everything and never replaced by the portal's. */
export function userCredentials(token: string): GithubCredentials {
  return { tokenFor: async () => token };
}

/** The portal's own: a token, or an installation of a GitHub App on the owner. */
export function integrationCredentials(
  host: string,
  provider: GithubCredentialsProvider,
): GithubCredentials {
  return {
    async tokenFor(owner) {
      const url = `https://${host}/${encodeURIComponent(owner)}`;
      // The reason stays here: what the provider throws may carry the request with its credentials.
      const { token } = await provider.getCredentials({ url }).catch(() => {
        throw new AuthenticationError(
          `the credentials of integrations.github for ${owner} on ${host} could not be had: GitHub did not answer, or the GitHub App is suspended or its key is wrong; check its configuration`,
        );
      });
      if (token === undefined) {
        throw new AuthenticationError(
          `integrations.github has no credentials for ${owner} on ${host}; configure a token or install the GitHub App there`,
        );
      }
      return token;
    },
  };
}
