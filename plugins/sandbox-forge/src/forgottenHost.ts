import { RootConfigService } from '@backstage/backend-plugin-api';

/**
 * Why nothing can reach the forge at this address, as a sentence: a list of `integrations.github` in a later
 * file replaces that of an earlier one.
 */
export function forgottenHost(
  config: RootConfigService,
  url: string,
): string | undefined {
  const { host } = new URL(url);
  const entries = config.getOptionalConfigArray('integrations.github') ?? [];
  const known = entries.some(
    entry => entry.getOptionalString('host')?.toLowerCase() === host,
  );
  return known
    ? undefined
    : `the sandbox forge runs, but ${host} is not under integrations.github, where a list in a later file replaces the whole of an earlier one; add its entry of app-config.yaml to your list, or take ${host} out of allowedHosts of the template`;
}
