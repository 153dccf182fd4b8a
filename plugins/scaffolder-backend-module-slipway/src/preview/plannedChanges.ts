import { PlannedChange } from '@slipway/plugin-slipway-common';
import { OwnerKind } from '@slipway/plugin-slipway-node';
import {
  PipelineParts,
  pipelineSpec,
  pipelineSubjects,
} from '../service/pipelineSpec';
import { Standing } from '../service/preflight';
import { protectionOf, protectionSubject } from '../service/protectionOf';
import { ServicePlan } from '../service/ServicePlan';

/** What is known of the world in which the plan would be carried out. */
export interface PlanSituation extends PipelineParts {
  readonly standing: Standing;
  readonly ownerKind: OwnerKind | undefined;
  /** The service's entities. */
  readonly entityRefs: readonly string[];
  /** Those of them that the catalog does not have. */
  readonly missing: ReadonlySet<string>;
}

/** Everything the steps would do, in their order. */
export function plannedChanges(
  plan: ServicePlan,
  situation: PlanSituation,
): readonly PlannedChange[] {
  const { standing, ownerKind, entityRefs, missing } = situation;
  const { answers, forge, repository, rendering } = plan;
  const isNew = standing.state === 'absent';
  const name = `${repository.owner}/${repository.name} on ${forge.host}`;
  const files = `${rendering.tree.files.length} files`;
  const protection = protectionOf(
    plan,
    standing.repository?.ownerKind ?? ownerKind ?? 'organization',
  );
  return [
    {
      place: 'repository',
      action: isNew ? 'create' : 'keep',
      subject: `${name}, ${answers.visibility}`,
    },
    ...pipelineSubjects(pipelineSpec(plan, situation)).map(
      (subject): PlannedChange => ({
        place: 'pipeline',
        action: isNew ? 'create' : 'set',
        subject,
      }),
    ),
    {
      place: 'branch',
      action: standing.state === 'ours-whole' ? 'keep' : 'push',
      subject: files,
    },
    {
      place: 'branch',
      action: isNew ? 'protect' : 'set',
      subject: protectionSubject(protection),
    },
    ...entityRefs.map(
      (ref): PlannedChange => ({
        place: 'catalog',
        action: missing.has(ref) ? 'register' : 'keep',
        subject: ref,
      }),
    ),
    { place: 'record', action: 'record', subject: plan.entityRef },
  ];
}
