import { ErrorLike, InputError, toError } from '@backstage/errors';
import { answerKey, tellProblems } from '@slipway/plugin-slipway-common';
import {
  CallOptions,
  OwnerKind,
  PipelineSpec,
  Repository,
  RepositoryState,
} from '@slipway/plugin-slipway-node';
import {
  Look,
  LookOptions,
  lookAtRepository,
  Standing,
  UNLIKE,
} from './lookAtRepository';
import { absentVariables } from './absentVariables';
import {
  absentSecrets,
  PipelineParts,
  pipelineSpec,
  secretsToFind,
} from './pipelineSpec';
import { obstaclesOnForge } from './obstaclesOnForge';
import { actionOnSecret, ForgePlan, planOnForge } from './planOnForge';
import { ServicePlan } from './ServicePlan';
import { unreadWhereThere } from './unreadWhereThere';

/** What is known before the forge is asked. */
export interface PreflightOptions extends LookOptions, PipelineParts {
  /** What else is in the way: what the catalog found wrong, permissions that are missing. */
  readonly problems: readonly string[];
}

/** What a look at the forge found. */
export interface Survey<TPlan = ForgePlan> {
  /** Absent where the repository could not be looked at. */
  readonly standing?: Standing;
  /** Absent where it is not known what owns the repository. */
  readonly ownerKind?: OwnerKind;
  /** What would be done with a repository that is there and may be worked on. */
  readonly onForge?: TPlan;
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
  const { failure, problems, standing } = await survey(plan, options, wanted =>
    obstaclesOnForge(plan, { ...wanted, sourced: options.sourced }),
  );
  if (failure) {
    throw failure;
  }
  if (problems.length > 0 || !standing) {
    throw new InputError(tellProblems(problems));
  }
  return standing;
}

/** As {@link preflight}, and says what is in the way instead of throwing it, and everything that would be done. */
export async function surveyForge(
  plan: ServicePlan,
  options: PreflightOptions,
): Promise<Survey> {
  return survey(plan, options, wanted => planOnForge(plan, wanted));
}

async function survey<TPlan extends Pick<ForgePlan, 'pipeline'>>(
  plan: ServicePlan,
  options: PreflightOptions,
  planPresent: (wanted: Present) => Promise<TPlan>,
): Promise<Survey<TPlan>> {
  const { onProgress, problems, reviewers, signal, sourced } = options;
  const call = { signal, onProgress };
  const { visibility } = plan.answers;
  const { requiredApprovals } = plan;
  const wanted = pipelineSpec(plan, { reviewers, sourced });
  const looking = lookAtRepository(plan, options);
  const planning = looking.then(async found => {
    const present = presentOf(plan, found, wanted);
    return present && planPresent({ ...present, call });
  });
  const [looked, planned, allowed] = await Promise.allSettled([
    looking,
    planning,
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
      unreadWhereThere(
        wanted,
        sourced,
        planning.catch(() => undefined),
      ),
      call,
    ),
  ]);
  signal?.throwIfAborted();
  const refused = looked.status === 'fulfilled' ? looked.value.refusal : [];
  const failures = [looked, planned, allowed].flatMap(result =>
    result.status === 'rejected' ? [toError(result.reason)] : [],
  );
  const prospect = allowed.status === 'fulfilled' ? allowed.value : undefined;
  const onForge = planned.status === 'fulfilled' ? planned.value : undefined;
  return {
    standing: looked.status === 'fulfilled' ? looked.value : undefined,
    ownerKind: prospect?.ownerKind,
    onForge,
    ...gather(plan, {
      problems: [
        ...problems,
        ...(prospect?.problems ?? []),
        ...(await absentProblems(plan, options, { looked, onForge })),
        ...(onForge?.pipeline ?? []).flatMap(({ problem }) => problem ?? []),
      ],
      failures: [...refused, ...failures],
    }),
  };
}

/** A repository that may be worked on, and what its pipelines need. */
interface Present {
  readonly repository: Repository;
  readonly spec: PipelineSpec;
  readonly call: CallOptions;
}

/** One look serves for all: which secrets are missing, what has no room, and what a preview tells. */
function presentOf(
  plan: ServicePlan,
  { repository, state }: Look,
  spec: PipelineSpec,
): Omit<Present, 'call'> | undefined {
  if (!repository || needsEverything(state) || UNLIKE.has(state)) {
    return undefined;
  }
  const environments = plan.mended.has('environments') ? [] : spec.environments;
  return { repository, spec: { ...spec, environments } };
}

/** Of a service that the forge has, its secrets are asked for by name; the variables it may have. */
async function absentProblems(
  plan: ServicePlan,
  { sourced }: PreflightOptions,
  {
    looked,
    onForge,
  }: {
    readonly looked: PromiseSettledResult<Look>;
    readonly onForge: Pick<ForgePlan, 'pipeline'> | undefined;
  },
): Promise<readonly string[]> {
  if (looked.status === 'rejected') {
    return [];
  }
  const wanted = secretsToFind(plan, sourced).filter(
    ({ environment }) =>
      environment === undefined || !plan.mended.has('environments'),
  );
  return needsEverything(looked.value.state)
    ? [...absentVariables(plan), ...(await absentSecrets(wanted, sourced))]
    : absentSecrets(
        wanted.filter(secret => actionOnSecret(onForge, secret) === 'create'),
        sourced,
      );
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
