import {
  CallOptions,
  MissingSecret,
  PipelineSpec,
  PlannedAction,
  Repository,
} from '@slipway/plugin-slipway-node';
import { protectionOf } from './protectionOf';
import { ServicePlan } from './ServicePlan';

/** What would be done on the forge. */
export interface ForgePlan {
  readonly pipeline: readonly PlannedAction[];
  readonly protection: PlannedAction;
}

/** Plans pipeline and protection at the same time; with `fresh` nobody is asked. */
export async function planOnForge(
  plan: ServicePlan,
  {
    repository,
    spec,
    call,
  }: {
    readonly repository: Pick<Repository, 'owner' | 'name'> &
      Partial<Pick<Repository, 'ownerKind'>>;
    readonly spec: PipelineSpec;
    readonly call: CallOptions;
  },
): Promise<ForgePlan> {
  const { forge } = plan;
  const wanted = protectionOf(plan, repository.ownerKind ?? 'organization');
  const [pipeline, protection] = await Promise.all([
    forge.planPipeline(repository, spec, call),
    forge.planProtection(repository, wanted, call),
  ]);
  return { pipeline, protection };
}

/** What would be done to a secret; `undefined` where nothing is planned with it. */
export function actionOnSecret(
  planned: Pick<ForgePlan, 'pipeline'> | undefined,
  { environment, name }: Pick<MissingSecret, 'environment' | 'name'>,
): PlannedAction['action'] | undefined {
  const label = environment === undefined ? '' : `environment ${environment}: `;
  const subject = `${label}secret ${name}`;
  return planned?.pipeline.find(each => each.subject === subject)?.action;
}
