import { Change, PipelineSpec, ProtectionSpec } from '../Forge';
import { ForgeRig } from './prepareRig';

/** Everything a task does on a forge, step by step; gives what it changed. */
export async function publishService(
  { fixture, forge, spec }: Pick<ForgeRig, 'fixture' | 'forge' | 'spec'>,
  wanted: {
    readonly pipeline: PipelineSpec;
    readonly protection: ProtectionSpec;
  },
  looking = forge.readRepository(spec),
): Promise<readonly Change[]> {
  const found = await looking;
  const repository = await forge.createRepository(spec, { fresh: !found });
  const call = { fresh: repository.created };
  const changes = await forge.applyPipeline(repository, wanted.pipeline, call);
  if (repository.empty) {
    await fixture.push(spec);
  }
  const { protection } = wanted;
  const change = await forge.applyProtection(repository, protection, call);
  return [...changes, change].filter(({ action }) => action !== 'kept');
}
