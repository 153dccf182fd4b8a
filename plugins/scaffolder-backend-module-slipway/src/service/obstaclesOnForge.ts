import {
  CallOptions,
  PipelineSpec,
  Repository,
  SourcedSecrets,
} from '@slipway/plugin-slipway-node';
import { hasGivenSecrets } from './pipelineSpec';
import { ForgePlan } from './planOnForge';
import { ServicePlan } from './ServicePlan';

/**
 * Plans of the pipeline only what a first step may have to refuse, since the later ones look at everything by
 * themselves. Where the portal makes up all secrets of a place none can be missing, and nobody is asked for them.
 */
export async function obstaclesOnForge(
  plan: ServicePlan,
  {
    repository,
    spec,
    sourced,
    call,
  }: {
    readonly repository: Repository;
    readonly spec: PipelineSpec;
    readonly sourced: SourcedSecrets;
    readonly call: CallOptions;
  },
): Promise<Pick<ForgePlan, 'pipeline'>> {
  const given = <T extends Pick<PipelineSpec, 'secrets'>>(
    place: T,
    environment?: string,
  ): T => ({
    ...place,
    secrets: hasGivenSecrets(plan, sourced, environment) ? place.secrets : [],
  });
  const pipeline = await plan.forge.planPipeline(
    repository,
    {
      ...given(spec),
      environments: spec.environments.map(each => given(each, each.name)),
    },
    { ...call, only: 'obstacles' },
  );
  return { pipeline };
}
