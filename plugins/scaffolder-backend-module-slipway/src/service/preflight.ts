import {
  ConflictError,
  ErrorLike,
  InputError,
  toError,
} from '@backstage/errors';
import { answerKey, tellProblems } from '@slipway/plugin-slipway-common';
import {
  CallOptions,
  OwnerKind,
  readRemoteHead,
  Repository,
  SourcedSecrets,
} from '@slipway/plugin-slipway-node';
import { refusalOf } from './ownRepository';
import { absentSecrets, PipelineParts, pipelineSpec } from './pipelineSpec';
import { DEFAULT_BRANCH, ServicePlan } from './ServicePlan';

/** What there is of the service on the forge before anything is done. */
export interface Standing {
  /** `new`: the name is free; `unfinished`: an earlier run made an empty repository; `whole`: nothing is missing. */
  readonly state: 'new' | 'unfinished' | 'whole';
  readonly repository: Repository | undefined;
}

/** What is known before the forge is asked. */
export interface PreflightOptions extends CallOptions, PipelineParts {
  /** What else is in the way: what the catalog found wrong, permissions that are missing. */
  readonly problems: readonly string[];
  /** Git's id of the rendered tree. */
  readonly treeId: string;
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
  const spec = pipelineSpec(plan, { reviewers, sourced });
  const [looked, allowed] = await Promise.allSettled([
    look(plan, options),
    plan.forge.preflight({ ...plan.repository, visibility }, spec, call),
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
        ...absentProblems(plan, sourced, looked),
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
  { treeId, signal, onProgress }: PreflightOptions,
): Promise<Look> {
  const call = { signal, onProgress };
  const repository = await plan.forge.readRepository(plan.repository, call);
  if (!repository) {
    return { state: 'new', repository, refusal: [] };
  }
  const refusal = refusalOf(plan, repository);
  if (refusal) {
    const isForeign = repository.marker !== plan.marker;
    return {
      // Another name will be chosen for it.
      state: isForeign ? 'new' : 'unfinished',
      repository,
      refusal: [toError(refusal)],
    };
  }
  const head = repository.empty
    ? undefined
    : await readRemoteHead({
        ...call,
        url: repository.cloneUrl,
        credentials: await plan.forge.gitCredentials(plan.repository),
        branch: DEFAULT_BRANCH,
      });
  const hasMoved = head && head.tree !== treeId && plan.problems.length === 0;
  return {
    state: head ? 'whole' : 'unfinished',
    repository,
    refusal: hasMoved ? [movedOn(plan)] : [],
  };
}

function movedOn({ forge, repository }: ServicePlan): ErrorLike {
  const { owner, name } = repository;
  return toError(
    new ConflictError(
      `repoUrl: ${owner}/${name} exists on ${forge.host} and holds other files: it has moved on or was created from other answers; nothing was changed. Choose another name, or run the template with the answers it was created from`,
    ),
  );
}

/** The forge may have the secrets of a service that it has. */
function absentProblems(
  plan: ServicePlan,
  sourced: SourcedSecrets,
  looked: PromiseSettledResult<Look>,
): readonly string[] {
  return looked.status === 'fulfilled' && looked.value.state === 'new'
    ? absentSecrets(plan, sourced)
        .filter(
          ({ environment }) =>
            environment === undefined || !plan.mended.has('environments'),
        )
        .map(({ problem }) => problem)
    : [];
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
