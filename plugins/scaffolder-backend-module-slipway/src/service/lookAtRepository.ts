import { ErrorLike, toError } from '@backstage/errors';
import { ServiceRecord } from '@slipway/plugin-slipway-common';
import {
  CallOptions,
  readRemoteHead,
  readRemoteStart,
  Repository,
  RepositoryEvidence,
  RepositoryState,
  repositoryState,
} from '@slipway/plugin-slipway-node';
import { Judged } from './refusalOf';
import { CreationServices, refusalWithTask } from './refusalWithTask';
import { DEFAULT_BRANCH, ServicePlan } from './ServicePlan';

/** Ours, but not as these answers have it. */
export const UNLIKE: ReadonlySet<RepositoryState> = new Set([
  'begun',
  'advanced',
  'diverged',
]);

/** What there is of the service on the forge before anything is done. */
export interface Standing {
  /** `absent`: the name is free; `ours-empty`: an earlier run left it unfinished; `ours-whole`: nothing is missing. */
  readonly state: RepositoryState;
  readonly repository: Repository | undefined;
}

/** What is known of a repository before the forge is asked for it. */
export interface LookOptions extends CallOptions, CreationServices {
  /** Git's id of the rendered tree. */
  readonly treeId: string;
  /** What is recorded of the service; one record for each repository that was made for it. */
  readonly records: readonly ServiceRecord[];
}

/** A look at a repository, and what of it is in the way. */
export interface Look extends Standing {
  readonly refusal: readonly ErrorLike[];
}

/** Looks for the service's repository on the forge, and judges whether it may be worked on. */
export async function lookAtRepository(
  plan: ServicePlan,
  options: LookOptions,
): Promise<Look> {
  const { treeId, records, signal, onProgress } = options;
  const call = { signal, onProgress };
  const found = await plan.forge.readRepository(plan.repository, call);
  if (!found) {
    return { state: 'absent', repository: undefined, refusal: [] };
  }
  const known = records.filter(
    ({ repository }) => repository.host === plan.forge.host,
  );
  const evidence = {
    wanted: { ...plan.repository, marker: plan.marker, treeId },
    found,
    knownIds: known.map(({ repository }) => repository.id),
    knownCommits: known.map(({ commit }) => commit),
  };
  const judged = await judge(plan, evidence, call);
  const { state } = judged;
  // With wrong answers it is another tree that was rendered.
  const isMended = plan.problems.length > 0 && UNLIKE.has(state);
  const refusal = await refusalWithTask(
    plan,
    { ...judged, state: isMended ? 'ours-whole' : state },
    options,
  );
  return {
    state,
    repository: found,
    refusal: refusal ? [toError(refusal)] : [],
  };
}

/** Fetches only as much of the repository as its state depends on. */
async function judge(
  plan: ServicePlan,
  evidence: RepositoryEvidence & { readonly found: Repository },
  call: CallOptions,
): Promise<Judged> {
  const { found: repository } = evidence;
  const first = repositoryState(evidence);
  if (repository.empty || !['ours-empty', 'begun'].includes(first)) {
    return { state: first, repository };
  }
  const remote = {
    ...call,
    url: repository.cloneUrl,
    credentials: await plan.forge.gitCredentials(plan.repository, call),
    branch: DEFAULT_BRANCH,
  };
  const head = await readRemoteHead(remote);
  const found = head ? repository : { ...repository, empty: true };
  const second = repositoryState({ ...evidence, found, head });
  if (!head || !UNLIKE.has(second) || plan.problems.length > 0) {
    return { state: second, repository };
  }
  const start = await readRemoteStart(remote);
  const state = repositoryState({ ...evidence, head, start });
  return { state, repository, followers: start?.followers };
}
