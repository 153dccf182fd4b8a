import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { PlannedChange, ServiceRecord } from '@slipway/plugin-slipway-common';
import { PlannedAction } from '@slipway/plugin-slipway-node';
import { missingEntities } from '../catalog/waitForEntities';
import { PipelineParts, pipelineSpec } from '../service/pipelineSpec';
import { ForgePlan, planOnForge } from '../service/planOnForge';
import { Standing } from '../service/lookAtRepository';
import { Survey } from '../service/preflight';
import { ServicePlan } from '../service/ServicePlan';

/** What is known of the world in which the plan would be carried out. */
export interface PlanSituation
  extends PipelineParts,
    Pick<Survey, 'onForge' | 'ownerKind'> {
  readonly standing: Standing;
  readonly records: readonly ServiceRecord[];
  /** What the catalog is asked about. */
  readonly entityRefs: readonly string[];
  readonly catalogInfoUrl: string;
  readonly catalog: CatalogService;
  readonly credentials: BackstageCredentials;
}

/** What would be done to one thing, and where. */
export interface PlacedAction extends PlannedAction {
  readonly place: PlannedChange['place'];
}

/** Everything the steps would do, in their order and by their own looks; writes nothing. */
export async function planChanges(
  plan: ServicePlan,
  situation: PlanSituation,
): Promise<readonly PlacedAction[]> {
  const [onForge, entities] = await Promise.all([
    planned(plan, situation),
    planEntities(situation),
  ]);
  return [
    ...at('repository', [planRepository(plan, situation)]),
    ...at('pipeline', onForge.pipeline),
    ...at('branch', [planCommit(plan, situation), onForge.protection]),
    ...at('catalog', entities),
    ...at('record', [planRecord(plan, situation)]),
  ];
}

function at(
  place: PlannedChange['place'],
  actions: readonly PlannedAction[],
): readonly PlacedAction[] {
  return actions.map(action => ({ place, ...action }));
}

/** What the survey of a repository that is there has found; nobody is asked about one that is not. */
function planned(
  plan: ServicePlan,
  situation: PlanSituation,
): ForgePlan | Promise<ForgePlan> {
  const { onForge, ownerKind } = situation;
  return (
    onForge ??
    planOnForge(plan, {
      repository: { ...plan.repository, ownerKind },
      spec: pipelineSpec(plan, situation),
      call: { fresh: true },
    })
  );
}

function planRepository(
  { answers, forge, repository: { owner, name } }: ServicePlan,
  { standing }: PlanSituation,
): PlannedAction {
  const subject = `${owner}/${name} on ${forge.host}`;
  return standing.state === 'absent'
    ? { subject, action: 'create', to: answers.visibility }
    : { subject, action: 'keep' };
}

function planCommit(
  { rendering }: ServicePlan,
  { standing }: PlanSituation,
): PlannedAction {
  const subject = 'first commit';
  return standing.state === 'ours-whole'
    ? { subject, action: 'keep' }
    : {
        subject,
        action: 'create',
        to: `${rendering.tree.files.length} files`,
      };
}

async function planEntities({
  catalog,
  catalogInfoUrl: target,
  credentials,
  entityRefs,
}: PlanSituation): Promise<readonly PlannedAction[]> {
  const question = { entityRefs, target, credentials };
  try {
    const missing = new Set(await missingEntities(catalog, question));
    return entityRefs.map(subject => ({
      subject,
      action: missing.has(subject) ? 'create' : 'keep',
    }));
  } catch (error) {
    const reason = toError(error).message;
    return entityRefs.map(subject => ({ subject, action: 'unknown', reason }));
  }
}

function planRecord(
  { entityRef, forge }: ServicePlan,
  { records, standing }: PlanSituation,
): PlannedAction {
  const isRecorded = records.some(
    ({ repository: { host, id } }) =>
      host === forge.host && id === standing.repository?.id,
  );
  return { subject: entityRef, action: isRecorded ? 'keep' : 'create' };
}
