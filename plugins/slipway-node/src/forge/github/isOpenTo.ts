import type { GithubAppConfig } from '@backstage/integration';

/** Whether an app may be used for an owner. */
export function isOpenTo(
  { allowedInstallationOwners }: GithubAppConfig,
  owner: string,
): boolean {
  return (
    allowedInstallationOwners?.some(
      allowed => allowed.toLowerCase() === owner.toLowerCase(),
    ) ?? true
  );
}
