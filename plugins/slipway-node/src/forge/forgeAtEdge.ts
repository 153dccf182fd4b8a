import { toError } from '@backstage/errors';
import { capabilitiesOf, ForgeKind } from '@slipway/plugin-slipway-common';
import { applyStages } from './decision/applyStages';
import { Piece, Stage } from './decision/Piece';
import { planStages } from './decision/planStages';
import {
  CallOptions,
  Forge,
  OwnedRepository,
  PipelineSpec,
  ProtectionSpec,
  RepositoryId,
} from './Forge';
import { either } from './http/either';
import { ForgeFailure } from './http/ForgeFailure';
import { Patience } from './http/Patience';
import { InnerOptions } from './http/together';
import { ForgeTerms, translateFailure } from './http/translateFailure';
import { repositoryName } from './repositoryName';

/** A call as the folder of a forge makes it: with options in any case. */
type Call<T> = T extends (...given: infer G) => infer R
  ? Required<G> extends readonly [...infer W, CallOptions]
    ? (...given: [...W, InnerOptions]) => R
    : never
  : never;

/** The calls of a forge; what they throw may be a {@link ForgeFailure}. */
export interface ForgeCalls {
  readonly readRepository: Call<Forge['readRepository']>;
  readonly preflight: Call<Forge['preflight']>;
  readonly createRepository: Call<Forge['createRepository']>;
  readonly deletionProblem: Call<Forge['deletionProblem']>;
  readonly deleteRepository: Call<Forge['deleteRepository']>;
  readonly gitCredentials: Call<Forge['gitCredentials']>;
}

/** What a forge knows without asking. */
type ForgeFacts = Pick<
  Forge,
  'host' | 'expectedUrls' | 'fileUrl' | 'pipelinesUrl' | 'reviewerOf'
>;

/** A forge as its folder has it. */
export interface InnerForge extends ForgeFacts {
  readonly kind: ForgeKind;
  readonly calls: ForgeCalls;
  /** What pipelines need, one stage after the other. */
  readonly pipeline: (
    repository: OwnedRepository,
    spec: PipelineSpec,
  ) => readonly Stage[];
  /** The protection of a branch, which is one thing. */
  readonly protection: (
    repository: RepositoryId,
    spec: ProtectionSpec,
  ) => Piece;
  /** Its host is that of the forge. */
  readonly terms: Omit<ForgeTerms, 'host'>;
  readonly patience: Patience;
}

/** The forge for everybody else: its calls end in time, and what they throw is a sentence. */
export function forgeAtEdge({
  calls,
  pipeline,
  protection,
  terms,
  patience: { maxCallMs, maxPlanMs },
  ...facts
}: InnerForge): Forge {
  const { host } = facts;
  const told = (error: unknown) => translateFailure(error, { host, ...terms });
  async function pass<T>(
    what: string,
    id: RepositoryId,
    options: CallOptions | undefined,
    work: (inner: InnerOptions) => Promise<T>,
  ): Promise<T> {
    const doing = `${what} ${repositoryName(id)}`;
    try {
      const late = tooLate(doing, maxCallMs);
      return await within(maxCallMs, { late, options }, work);
    } catch (error) {
      throw told(error);
    }
  }
  const plan = (
    id: RepositoryId,
    options: CallOptions | undefined,
    stages: readonly Stage[],
  ) => {
    const late = planTooLate(id, maxPlanMs);
    return within(maxPlanMs, { late, options }, async inner => {
      const planned = await planStages(
        stages,
        inner,
        error => toError(told(error)).message,
      );
      options?.signal?.throwIfAborted();
      return planned;
    });
  };
  return {
    ...facts,
    capabilities: capabilitiesOf(facts),
    readRepository: (id, options) =>
      pass('read repository', id, options, inner =>
        calls.readRepository(id, inner),
      ),
    preflight: (planned, spec, options) =>
      pass('look before anything is made at', planned, options, inner =>
        calls.preflight(planned, spec, { ...inner, fresh: false }),
      ),
    createRepository: (spec, options) =>
      pass('create repository', spec, options, inner =>
        calls.createRepository(spec, inner),
      ),
    applyPipeline: (repository, spec, options) =>
      pass('set what the pipelines need of', repository, options, inner =>
        applyStages(pipeline(repository, spec), inner),
      ),
    planPipeline: async (repository, spec, options) =>
      plan(repository, options, pipeline(repository, spec)),
    applyProtection: (repository, spec, options) =>
      pass(
        `protect branch ${spec.branch} of`,
        repository,
        options,
        async inner => {
          const piece = protection(repository, spec);
          const [change] = await applyStages([[{ first: [piece] }]], inner);
          return change!;
        },
      ),
    planProtection: async (repository, spec, options) => {
      const piece = protection(repository, spec);
      const [planned] = await plan(repository, options, [[{ first: [piece] }]]);
      return planned!;
    },
    deletionProblem: (repository, options) =>
      pass('look who may delete', repository, options, inner =>
        calls.deletionProblem(repository, inner),
      ),
    deleteRepository: (repository, options) =>
      pass('delete repository', repository, options, inner =>
        calls.deleteRepository(repository, inner),
      ),
    gitCredentials: (repository, options) =>
      pass('get the credentials for git of', repository, options, inner =>
        calls.gitCredentials(repository, inner),
      ),
  };
}

/** Does the work, and aborts it with `late` after so many milliseconds. */
async function within<T>(
  ms: number,
  {
    late,
    options: { signal, ...options } = {},
  }: { readonly late: ForgeFailure; readonly options?: CallOptions },
  work: (inner: InnerOptions) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(late), ms);
  try {
    return await work({
      ...options,
      signal: either(signal, controller.signal),
    });
  } finally {
    clearTimeout(timer);
  }
}

function planTooLate(id: RepositoryId, maxPlanMs: number): ForgeFailure {
  return new ForgeFailure({
    doing: `look at ${repositoryName(id)}`,
    noAnswer: { code: 'timeout', sent: true },
    explanation: `it took longer than ${Math.ceil(
      maxPlanMs / 1000,
    )} s; try again, or go on: it is looked at again before anything is written`,
  });
}

function tooLate(doing: string, maxCallMs: number): ForgeFailure {
  return new ForgeFailure({
    doing,
    noAnswer: { code: 'timeout', sent: true },
    explanation: `it took longer than ${Math.ceil(
      maxCallMs / 60_000,
    )} min; run the step again, it continues where it stopped`,
  });
}
