import { capabilitiesOf, ForgeKind } from '@slipway/plugin-slipway-common';
import { CallOptions, Forge, RepositoryId } from './Forge';
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
  readonly applyPipeline: Call<Forge['applyPipeline']>;
  readonly applyProtection: Call<Forge['applyProtection']>;
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
  /** Its host is that of the forge. */
  readonly terms: Omit<ForgeTerms, 'host'>;
  readonly patience: Patience;
}

/** The forge for everybody else: its calls end in time, and what they throw is a sentence. */
export function forgeAtEdge({
  calls,
  terms,
  patience: { maxCallMs },
  ...facts
}: InnerForge): Forge {
  const { host } = facts;
  async function pass<T>(
    what: string,
    id: RepositoryId,
    { signal, ...options }: CallOptions = {},
    work: (inner: InnerOptions) => Promise<T>,
  ): Promise<T> {
    const doing = `${what} ${repositoryName(id)}`;
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(tooLate(doing, maxCallMs)),
      maxCallMs,
    );
    try {
      return await work({ ...options, signal: either(signal, late.signal) });
    } catch (error) {
      throw translateFailure(error, { host, ...terms });
    } finally {
      clearTimeout(timer);
    }
  }
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
        calls.applyPipeline(repository, spec, inner),
      ),
    applyProtection: (repository, spec, options) =>
      pass(`protect branch ${spec.branch} of`, repository, options, inner =>
        calls.applyProtection(repository, spec, inner),
      ),
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

function tooLate(doing: string, maxCallMs: number): ForgeFailure {
  return new ForgeFailure({
    doing,
    noAnswer: { code: 'timeout', sent: true },
    explanation: `it took longer than ${Math.ceil(
      maxCallMs / 60_000,
    )} min; run the step again, it continues where it stopped`,
  });
}
