import { NotAllowedError } from '@backstage/errors';
import { Decision, Piece } from '../decision/Piece';
import { EnvironmentSpec, RepositoryId, Reviewer } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import { tellReviewers } from '../pipeline/tellReviewers';
import { repositoryName } from '../repositoryName';
import {
  approvalRules,
  Approver,
  deployAccessLevels,
  GuardedEnvironment,
  missingApprovers,
} from './approvalRules';
import { explainPlan } from './explainPlan';
import { findPrincipal } from './findPrincipal';
import { GitlabCall } from './GitlabApi';
import { GitlabTools } from './GitlabTools';

interface GuardWork {
  readonly tools: GitlabTools;
  readonly repository: RepositoryId;
  readonly spec: EnvironmentSpec;
  readonly options: InnerOptions;
}

/**
 * Protects the environments that are to be approved and reads their rules back; fails where an approver
 * is missing. GitLab passes over, without a word, who has no access to the project: give it before.
 * Rules beyond those asked for stay, and an environment that asks for none keeps what it has.
 */
export function approversPiece(
  tools: GitlabTools,
  repository: RepositoryId,
  specs: readonly EnvironmentSpec[],
): Piece {
  const guarded = specs.filter(({ reviewers }) => reviewers.length > 0);
  return {
    wanted: guarded.map(thingOf),
    async decide(options) {
      if (guarded.length === 0) {
        return [];
      }
      const present = options.fresh
        ? []
        : await lookGuarded(tools, repository, options);
      return together(
        guarded.map(spec => (inner: InnerOptions) => {
          const existing = present.find(({ name }) => name === spec.name);
          const work = { tools, repository, spec, options: inner };
          return decide(work, existing);
        }),
        options,
      );
    },
  };
}

function thingOf({ name, reviewers }: EnvironmentSpec) {
  return {
    subject: `approvers of environment ${name}`,
    to: tellReviewers(reviewers),
  };
}

async function decide(
  work: GuardWork,
  existing: GuardedEnvironment | undefined,
): Promise<Decision> {
  const { spec } = work;
  const thing = thingOf(spec);
  const approvers = await resolveApprovers(work);
  const missing = missingApprovers(approvers, existing);
  if (missing.length === 0) {
    return { subject: thing.subject, action: 'keep' };
  }
  const there = spec.reviewers.filter(
    (_, index) => !missing.includes(approvers[index]!),
  );
  return {
    ...thing,
    action: existing ? 'update' : 'create',
    from: existing && tellReviewers(there),
    write: async () => {
      await guard(work, { approvers, missing, existing });
      return existing ? 'updated' : 'created';
    },
  };
}

async function lookGuarded(
  { api }: GitlabTools,
  repository: RepositoryId,
  options: InnerOptions,
): Promise<readonly GuardedEnvironment[]> {
  const doing = `list the protected environments of ${repositoryName(
    repository,
  )}`;
  const call = { doing, options: { ...options, fresh: false } };
  try {
    return await api
      .on('ProjectProtectedEnvironments', call)
      .all(encodeURIComponent(repositoryName(repository)), { perPage: 100 });
  } catch (error) {
    throw explain(error);
  }
}

async function guard(
  work: GuardWork,
  {
    approvers,
    missing,
    existing,
  }: {
    readonly approvers: readonly Approver[];
    readonly missing: readonly Approver[];
    readonly existing: GuardedEnvironment | undefined;
  },
): Promise<void> {
  const { value: answer } = await writeOnce({
    write: () => (existing ? extend(work, missing) : protect(work, approvers)),
    async look() {
      const there = await lookAgain(work);
      return missingApprovers(approvers, there).length === 0
        ? there
        : undefined;
    },
    isTaken: failure => hasStatus(failure, 409),
  }).catch(error => {
    throw explain(error);
  });
  if (missingApprovers(approvers, answer).length > 0) {
    await refuseGaps(work, approvers);
  }
}

async function lookAgain({
  tools,
  repository,
  spec,
  options,
}: GuardWork): Promise<GuardedEnvironment | undefined> {
  const present = await lookGuarded(tools, repository, options);
  return present.find(({ name }) => name === spec.name);
}

async function protect(
  work: GuardWork,
  approvers: readonly Approver[],
): Promise<GuardedEnvironment> {
  const { tools, repository, spec } = work;
  return tools.api
    .on('ProjectProtectedEnvironments', callOf(work))
    .create(
      encodeURIComponent(repositoryName(repository)),
      spec.name,
      [...deployAccessLevels],
      { approvalRules: approvalRules(approvers) as never[] },
    );
}

/** Rules are added to those there are; what somebody has set beyond them stays. */
async function extend(
  work: GuardWork,
  missing: readonly Approver[],
): Promise<GuardedEnvironment> {
  const { tools, repository, spec } = work;
  return tools.api
    .on('ProjectProtectedEnvironments', callOf(work))
    .edit(
      encodeURIComponent(repositoryName(repository)),
      encodeURIComponent(spec.name),
      { approvalRules: approvalRules(missing) as never[] },
    );
}

async function refuseGaps(
  work: GuardWork,
  approvers: readonly Approver[],
): Promise<void> {
  const { tools, repository, spec } = work;
  const missing = missingApprovers(approvers, await lookAgain(work));
  if (missing.length > 0) {
    const names = spec.reviewers
      .filter((_, index) => missing.includes(approvers[index]!))
      .map(({ kind, name }) => `${kind} ${name}`)
      .join(', ');
    throw new NotAllowedError(
      `environment ${spec.name} of ${repositoryName(repository)} on ${
        tools.api.host
      } is not guarded: GitLab did not take ${names} as approver; give them access to the repository, then run the step again`,
    );
  }
}

function resolveApprovers({
  tools,
  repository: { owner },
  spec,
  options,
}: GuardWork): Promise<readonly Approver[]> {
  return together(
    spec.reviewers.map(
      (reviewer: Reviewer) =>
        async (inner: InnerOptions): Promise<Approver> => {
          const found = await findPrincipal(
            tools,
            { ...reviewer, owner },
            inner,
          );
          if (!found) {
            throw new ForgeFailure({
              doing: `set the approvers of environment ${spec.name}`,
              status: 404,
              explanation: `the ${reviewer.kind} "${reviewer.name}" does not exist, or the credentials may not see it; correct the approvers`,
            });
          }
          return { kind: reviewer.kind, id: found.id };
        },
    ),
    options,
  );
}

function callOf({ repository, spec, options }: GuardWork): GitlabCall {
  const doing = `protect environment ${spec.name} of ${repositoryName(
    repository,
  )}`;
  // A rule that is sent twice is there twice.
  return { doing, options: { ...options, fresh: false }, once: true };
}

function explain(error: unknown): unknown {
  return explainPlan(error, {
    feature: 'have approvers of environments',
    wayOut: 'leave out the approvers, or use a group that has such a plan',
  });
}
