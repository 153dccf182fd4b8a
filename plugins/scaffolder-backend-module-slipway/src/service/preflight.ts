import { ErrorLike, InputError, toError } from '@backstage/errors';
import {
  answerKey,
  ServiceRecord,
  tellProblems,
} from '@slipway/plugin-slipway-common';
import {
  CallOptions,
  OwnerKind,
  readRemoteHead,
  readRemoteStart,
  Repository,
  RepositoryEvidence,
  RepositoryState,
  repositoryState,
} from '@slipway/plugin-slipway-node';
import { RecordsClient } from '../records/RecordsClient';
import { absentVariables } from './absentVariables';
import {
  absentSecrets,
  PipelineParts,
  pipelineSpec,
  secretsToFind,
} from './pipelineSpec';
import { missingOnForge } from './missingOnForge';
import { Judged, refusalOf } from './refusalOf';
import { DEFAULT_BRANCH, ServicePlan } from './ServicePlan';
import { unreadWhereWhole } from './unreadWhereWhole';

/** Ours, but not as these answers have it. */
const UNLIKE: ReadonlySet<RepositoryState> = new Set([
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

/** What is known before the forge is asked. */
export interface PreflightOptions extends CallOptions, PipelineParts {
  /** What else is in the way: what the catalog found wrong, permissions that are missing. */
  readonly problems: readonly string[];
  /** Git's id of the rendered tree. */
  readonly treeId: string;
  /** What is recorded of the service; one record for each repository that was made for it. */
  readonly records: readonly ServiceRecord[];
  /** Tells which task created a repository. */
  readonly creations: Pick<RecordsClient, 'findCreation'>;
}

/** What a look at the forge found. */
export interface Survey {
  /** Absent where the repository could not be looked at. */
  readonly standing?: Standing;
  /** Absent where it is not known what owns the repository. */
  readonly ownerKind?: OwnerKind;
  /** One sentence for everything that is in the way. */
  readonly problems: readonly string[];
  /** What the only problem was thrown as, where there is but one and it was. */
  readonly failure?: ErrorLike;
}

/** Looks at the forge without changing it; throws one error with everything that is in the way. */
export async function preflight(
  plan: ServicePlan,
  options: PreflightOptions,
): Promise<Standing> {
  const { failure, problems, standing } = await surveyForge(plan, options);
  if (failure) {
    throw failure;
  }
  if (problems.length > 0 || !standing) {
    throw new InputError(tellProblems(problems));
  }
  return standing;
}

/** As {@link preflight}, and says what is in the way instead of throwing it. */
export async function surveyForge(
  plan: ServicePlan,
  options: PreflightOptions,
): Promise<Survey> {
  const { problems, reviewers, sourced, ...call } = options;
  const { visibility } = plan.answers;
  const { requiredApprovals } = plan;
  const looking = look(plan, options);
  const spec = unreadWhereWhole(
    pipelineSpec(plan, { reviewers, sourced }),
    sourced,
    looking.then(
      ({ state }) => state === 'ours-whole',
      () => false,
    ),
  );
  const [looked, allowed] = await Promise.allSettled([
    looking,
    plan.forge.preflight(
      {
        ...plan.repository,
        visibility,
        requiredApprovals,
        isThere: looking.then(
          ({ state }) => state !== 'absent',
          () => true,
        ),
      },
      spec,
      call,
    ),
  ]);
  call.signal?.throwIfAborted();
  const refused = looked.status === 'fulfilled' ? looked.value.refusal : [];
  const failures = [looked, allowed].flatMap(result =>
    result.status === 'rejected' ? [toError(result.reason)] : [],
  );
  const prospect = allowed.status === 'fulfilled' ? allowed.value : undefined;
  return {
    standing: looked.status === 'fulfilled' ? looked.value : undefined,
    ownerKind: prospect?.ownerKind,
    ...gather(plan, {
      problems: [
        ...problems,
        ...(prospect?.problems ?? []),
        ...(await absentProblems(plan, options, looked)),
      ],
      failures: [...refused, ...failures],
    }),
  };
}

/** A look at a repository, and what of it is in the way. */
interface Look extends Standing {
  readonly refusal: readonly ErrorLike[];
}

async function look(
  plan: ServicePlan,
  { creations, treeId, records, signal, onProgress }: PreflightOptions,
): Promise<Look> {
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
  const key = { host: plan.forge.host, repositoryId: found.id };
  const creation =
    state === 'begun' ? await creations.findCreation(key, call) : undefined;
  // With wrong answers it is another tree that was rendered.
  const isMended = plan.problems.length > 0 && UNLIKE.has(state);
  const refusal = refusalOf(plan, {
    ...judged,
    creation,
    state: isMended ? 'ours-whole' : state,
  });
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

/** Of a service that the forge has, its secrets are asked for by name; the variables it may have. */
async function absentProblems(
  plan: ServicePlan,
  { sourced, signal, onProgress }: PreflightOptions,
  looked: PromiseSettledResult<Look>,
): Promise<readonly string[]> {
  if (looked.status === 'rejected') {
    return [];
  }
  const { state, repository } = looked.value;
  const wanted = secretsToFind(plan, sourced).filter(
    ({ environment }) =>
      environment === undefined || !plan.mended.has('environments'),
  );
  if (needsEverything(state)) {
    return [
      ...absentVariables(plan),
      ...(await absentSecrets(wanted, sourced)),
    ];
  }
  if (!repository || UNLIKE.has(state)) {
    return [];
  }
  const call = { signal, onProgress };
  const missing = await missingOnForge(plan, { repository, wanted, call });
  return absentSecrets(missing, sourced);
}

/** Where the name is free, or another one will be chosen for it. */
function needsEverything(state: RepositoryState): boolean {
  return ['absent', 'foreign', 'moved', 'recreated'].includes(state);
}

/**
 * What is wrong with the answers, then what follows from those that are right. A forge that cannot be
 * reached is told once; one failure alone keeps its type.
 */
function gather(
  { mended, problems: wrong }: ServicePlan,
  found: {
    readonly problems: readonly string[];
    readonly failures: readonly ErrorLike[];
  },
): Pick<Survey, 'problems' | 'failure'> {
  const unreachable = found.failures.find(({ name }) =>
    ['AuthenticationError', 'ServiceUnavailableError'].includes(name),
  );
  const failures = unreachable ? [unreachable] : found.failures;
  const following = [
    ...found.problems,
    ...failures.map(({ message }) => message),
  ].filter(problem => !mended.has(answerKey(problem)));
  const all = [...new Set([...wrong, ...following])];
  const alone = failures.find(({ message }) => message === all[0]);
  return { problems: all, failure: all.length === 1 ? alone : undefined };
}
