import { GithubServices } from './ServiceModel';

const cloud: GithubServices = {
  issuer: 'token.actions.githubusercontent.com',
  registry: 'ghcr.io',
  attests: true,
};

/**
 * What a GitHub has besides repositories, which follows from its host alone: docs.github.com, "OpenID Connect
 * reference", "Working with the Container registry" and "Feature overview for GHE.com". The sandbox of this
 * machine stands for github.com.
 */
export function githubServices(host: string): GithubServices {
  if (host === 'github.com' || /^(localhost|127\.0\.0\.1)(:|$)/.test(host)) {
    return cloud;
  }
  const registry = `containers.${host}`;
  return host.endsWith('.ghe.com')
    ? { issuer: `token.actions.${host}`, registry, attests: true }
    : { issuer: `${host}/_services/token`, registry, attests: false };
}
