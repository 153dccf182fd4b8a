import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { RepoLocation, splitRepoUrl } from '@slipway/plugin-slipway-common';
import { AftermathCaller } from './AftermathService';

/** Whether a task that is not over works on a repository, as far as the caller may see tasks. */
export async function isInUse(
  scaffolder: ScaffolderService,
  repository: RepoLocation,
  caller: AftermathCaller,
): Promise<boolean> {
  const { items } = await scaffolder.listTasks(
    { status: ['open', 'processing'] },
    caller,
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
