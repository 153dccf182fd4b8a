import { AuthService } from '@backstage/backend-plugin-api';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { RepoLocation, splitRepoUrl } from '@slipway/plugin-slipway-common';

/**
 * Whether anybody's task that is not over works on a repository. It is asked in the portal's own name, since a person
 * may not see the tasks of others; nothing of these is told but that there is one.
 */
export async function isInUse(
  {
    auth,
    scaffolder,
  }: { readonly auth: AuthService; readonly scaffolder: ScaffolderService },
  repository: RepoLocation,
): Promise<boolean> {
  const { items } = await scaffolder.listTasks(
    { status: ['open', 'processing'] },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  return items.some(({ spec }) => {
    const { repoUrl } = Object(spec.parameters);
    return (
      typeof repoUrl === 'string' &&
      keyOf(splitRepoUrl(repoUrl)) === keyOf(repository)
    );
  });
}

/** Forges do not tell names apart by case. */
function keyOf({ host, owner, name }: RepoLocation): string {
  return JSON.stringify([host, owner, name]).toLowerCase();
}
