import {
  readRemoteHead,
  readRemoteRefs,
  Repository,
  RepositoryState,
  repositoryState,
  serviceOf,
} from '@slipway/plugin-slipway-node';
import { commitOf, CommitSettings } from '../service/commitOf';
import { DEFAULT_BRANCH, ServicePlan } from '../service/ServicePlan';

/** What there is under the name of a planned service. */
export interface RepositoryLook {
  readonly found: Repository | undefined;
  readonly state: RepositoryState;
  /** Full names of its branches, tags and everything else. */
  readonly refs: readonly string[];
}

/** Looks at the forge, and at what the repository holds. */
export async function lookAtRepository(
  plan: ServicePlan,
  { commits }: { readonly commits: CommitSettings },
): Promise<RepositoryLook> {
  const { forge, marker, repository } = plan;
  const found = await forge.readRepository(repository);
  const date = new Date().toISOString();
  const { treeId } = commitOf(plan, { settings: commits, date });
  const wanted = { ...repository, marker, treeId };
  if (!found || found.empty || serviceOf(found.marker) !== serviceOf(marker)) {
    const evidence = { wanted, found };
    return { found, state: repositoryState(evidence), refs: [] };
  }
  const remote = {
    url: found.cloneUrl,
    credentials: await forge.gitCredentials(repository),
  };
  const [head, refs] = await Promise.all([
    readRemoteHead({ ...remote, branch: DEFAULT_BRANCH }),
    readRemoteRefs(remote),
  ]);
  const state = repositoryState({
    wanted,
    found: head ? found : { ...found, empty: true },
    head,
  });
  return { found, state, refs };
}
