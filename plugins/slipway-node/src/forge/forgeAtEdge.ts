import { capabilitiesOf, ForgeKind } from '@slipway/plugin-slipway-common';
import { createEdge, Edge } from './createEdge';
import { applyStages } from './decision/applyStages';
import { obstaclesAmong } from './decision/obstaclesAmong';
import { Piece, Stage } from './decision/Piece';
import {
  CallOptions,
  Forge,
  OwnedRepository,
  PipelineSpec,
  ProtectionSpec,
  RepositoryId,
} from './Forge';
import { Patience } from './http/Patience';
import { InnerOptions } from './http/together';
import { ForgeTerms } from './http/translateFailure';

/** A call as the folder of a forge makes it: with options in any case. */
type Call<T> = T extends (...given: infer G) => infer R
  ? Required<G> extends readonly [...infer W, CallOptions]
    ? (...given: [...W, InnerOptions]) => R
    : never
  : never;

/** The calls of a forge; what they throw may be a `ForgeFailure`. */
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
  patience,
  ...facts
}: InnerForge): Forge {
  const { host } = facts;
  const edge = createEdge({ host, ...terms }, patience);
  return {
    ...facts,
    capabilities: capabilitiesOf(facts),
    ...repositoryCalls(calls, edge),
    ...pieceCalls({ pipeline, protection }, edge),
  };
}

function repositoryCalls(
  calls: ForgeCalls,
  { pass }: Edge,
): Pick<Forge, keyof ForgeCalls> {
  return {
    readRepository: (id, options) =>
      pass({ what: 'read repository', id, options }, inner =>
        calls.readRepository(id, inner),
      ),
    preflight: (id, spec, options) =>
      pass({ what: 'look before anything is made at', id, options }, inner =>
        calls.preflight(id, spec, { ...inner, fresh: false }),
      ),
    createRepository: (id, options) =>
      pass({ what: 'create repository', id, options }, inner =>
        calls.createRepository(id, inner),
      ),
    deletionProblem: (id, options) =>
      pass({ what: 'look who may delete', id, options }, inner =>
        calls.deletionProblem(id, inner),
      ),
    deleteRepository: (id, options) =>
      pass({ what: 'delete repository', id, options }, inner =>
        calls.deleteRepository(id, inner),
      ),
    gitCredentials: (id, options) =>
      pass({ what: 'get the credentials for git of', id, options }, inner =>
        calls.gitCredentials(id, inner),
      ),
  };
}

/** What is decided by pieces is done and told by the same ones. */
function pieceCalls(
  { pipeline, protection }: Pick<InnerForge, 'pipeline' | 'protection'>,
  { pass, plan }: Edge,
): Pick<
  Forge,
  'applyPipeline' | 'planPipeline' | 'applyProtection' | 'planProtection'
> {
  const stagesOf = (
    id: RepositoryId,
    spec: ProtectionSpec,
  ): readonly Stage[] => [[{ first: [protection(id, spec)] }]];
  return {
    applyPipeline: (id, spec, options) =>
      pass({ what: 'set what the pipelines need of', id, options }, inner =>
        applyStages(pipeline(id, spec), inner),
      ),
    async planPipeline(id, spec, { only, ...options } = {}) {
      const stages = pipeline(id, spec);
      return plan(id, options, only ? obstaclesAmong(stages) : stages);
    },
    async applyProtection(id, spec, options) {
      const what = `protect branch ${spec.branch} of`;
      const [change] = await pass({ what, id, options }, inner =>
        applyStages(stagesOf(id, spec), inner),
      );
      return change!;
    },
    async planProtection(id, spec, options) {
      const [planned] = await plan(id, options, stagesOf(id, spec));
      return planned!;
    },
  };
}
