import {
  ConflictError,
  ErrorLike,
  InputError,
  toError,
} from '@backstage/errors';
import {
  CallOptions,
  missingSecrets,
  readRemoteHead,
  Repository,
  Reviewer,
} from '@slipway/plugin-slipway-node';
import { refuseForeign } from './ownRepository';
import { absentSecrets, pipelineSpec } from './pipelineSpec';
import { DEFAULT_BRANCH, ServicePlan } from './ServicePlan';

/** What there is of the service on the forge before anything is done. */
export interface Standing {
  /** `new`: the name is free; `unfinished`: an earlier run made an empty repository; `whole`: nothing is missing. */
  readonly state: 'new' | 'unfinished' | 'whole';
  readonly repository: Repository | undefined;
}

/** What is known before the forge is asked. */
export interface PreflightOptions extends CallOptions {
  /** What the catalog found wrong. */
  readonly problems: readonly string[];
  readonly reviewers: ReadonlyMap<string, Reviewer>;
  /** Git's id of the rendered tree. */
  readonly treeId: string;
}

/** Looks at the forge without changing it; throws one error with everything that is in the way. */
export async function preflight(
  plan: ServicePlan,
  options: PreflightOptions,
): Promise<Standing> {
  const { problems, reviewers, ...call } = options;
  const { visibility } = plan.answers;
  const spec = pipelineSpec(plan, reviewers);
  const [looked, allowed] = await Promise.allSettled([
    look(plan, options),
    plan.forge.preflight({ ...plan.repository, visibility }, spec, call),
  ]);
  call.signal?.throwIfAborted();
  const failures: ErrorLike[] = [looked, allowed].flatMap(result =>
    result.status === 'rejected' ? [toError(result.reason)] : [],
  );
  if (looked.status === 'fulfilled' && looked.value.state === 'new') {
    failures.push(...absentFailures(plan));
  }
  throwTogether(problems, failures);
  return (looked as PromiseFulfilledResult<Standing>).value;
}

async function look(
  plan: ServicePlan,
  { treeId, signal, onProgress }: PreflightOptions,
): Promise<Standing> {
  const call = { signal, onProgress };
  const repository = await plan.forge.readRepository(plan.repository, call);
  if (!repository) {
    return { state: 'new', repository };
  }
  refuseForeign(plan, repository);
  const head = repository.empty
    ? undefined
    : await readRemoteHead({
        ...call,
        url: repository.cloneUrl,
        credentials: await plan.forge.gitCredentials(plan.repository),
        branch: DEFAULT_BRANCH,
      });
  if (head && head.tree !== treeId) {
    const { owner, name } = plan.repository;
    throw new ConflictError(
      `${owner}/${name} exists on ${plan.forge.host} and holds other files: it has moved on or was created from other answers; nothing was changed. Choose another name, or run the template with the answers it was created from`,
    );
  }
  return { state: head ? 'whole' : 'unfinished', repository };
}

function absentFailures(plan: ServicePlan): ErrorLike[] {
  const absent = absentSecrets(plan);
  return absent.length > 0 ? [toError(missingSecrets(absent))] : [];
}

/** One failure alone keeps its type; a forge that cannot be reached is told once. */
function throwTogether(
  problems: readonly string[],
  failures: readonly ErrorLike[],
): void {
  const [first] = failures;
  const unreachable = failures.find(({ name }) =>
    ['AuthenticationError', 'ServiceUnavailableError'].includes(name),
  );
  const told = unreachable ? [unreachable] : failures;
  const messages = new Set([
    ...problems,
    ...told.map(({ message }) => message),
  ]);
  if (messages.size === 1 && first) {
    throw unreachable ?? first;
  }
  if (messages.size > 0) {
    throw new InputError([...messages].join('\n'));
  }
}
