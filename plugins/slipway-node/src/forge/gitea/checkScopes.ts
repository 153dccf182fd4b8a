import { OwnerKind, RepositoryId } from '../Forge';
import { FailureFacts, ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { GiteaApi, GiteaCall, pathTo } from './GiteaApi';
import { neededScopes, scopeProblem } from './tokenScopes';

/** A name that Gitea keeps for itself: no repository ever has it. */
const NO_REPOSITORY = '-';

/**
 * Why the token is not enough for a repository that is to be created. Gitea creates one in an organisation even for
 * a token that may then do nothing with it, and nothing tells a token's scopes but a refusal: that comes before
 * anything else is looked at.
 */
export async function checkScopes(
  api: GiteaApi,
  {
    owner,
    ownerKind,
  }: Pick<RepositoryId, 'owner'> & { readonly ownerKind: OwnerKind },
  options: InnerOptions,
): Promise<readonly string[]> {
  const call = { doing: 'read the scopes of the token', options };
  // Needs a scope that nobody has to give to a portal.
  const path = '/admin/cron';
  const asked = await refusalOf(api, { ...call, path, query: { limit: 1 } });
  const problem = asked?.scopes
    ? scopeProblem(asked.scopes, neededScopes(ownerKind))
    : // Forgejo and older ones of Gitea only say what a request needs, and an administrator's token may have that scope.
      (
        await refusalOf(api, {
          ...call,
          method: 'PUT',
          path: pathTo`/repos/${owner}/${NO_REPOSITORY}/topics`,
          body: { topics: [] },
        })
      )?.explanation;
  return problem ? [`repoUrl: on ${api.host} ${problem}`] : [];
}

async function refusalOf(
  api: GiteaApi,
  call: GiteaCall,
): Promise<FailureFacts | undefined> {
  try {
    await api.request({ ...call, options: { ...call.options, fresh: false } });
    return undefined;
  } catch (error) {
    if (hasStatus(error, 403, 404)) {
      return error.facts;
    }
    if (error instanceof ForgeFailure && error.facts.kind === 'strange') {
      // A proxy that keeps everybody from the administration says nothing of the token.
      return undefined;
    }
    throw error;
  }
}
