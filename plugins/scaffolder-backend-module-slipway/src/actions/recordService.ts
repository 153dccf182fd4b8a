import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { InputError } from '@backstage/errors';
import { ownRepository } from '../service/ownRepository';
import {
  changesOutput,
  repositoryInput,
  StepInput,
  stepInput,
} from '../service/stepInput';
import { beginStep, Step } from '../task/beginStep';
import { readable } from '../task/readable';
import { StepServices } from '../task/StepServices';
import { stopwatch } from '../task/stopwatch';
import { TemplateContext, templateRefOf } from '../task/templateRefOf';
import { recordServiceExamples } from './recordService.examples';

/** Records what was made, from what, by whom. */
export function createRecordServiceAction(services: StepServices) {
  const { logger } = services;
  return createTemplateAction({
    id: 'slipway:service:record',
    description:
      'Records the created service with its repository, template, commit and creator; recording it again changes nothing.',
    examples: recordServiceExamples,
    supportsDryRun: true,
    schema: {
      input: {
        ...stepInput,
        ...repositoryInput,
        commit: z =>
          z
            .string()
            .describe(
              'The commit that was published: `${{ steps.publish.output.commit }}`',
            ),
      },
      output: {
        ...changesOutput,
        recorded: z =>
          z
            .boolean()
            .describe('False where it was recorded already, and in a dry run'),
      },
    },
    handler: ctx =>
      readable(ctx, logger, async () => {
        const elapsed = stopwatch();
        const step = await beginStep(ctx, services);
        const { entityRef } = step.plan;
        const subject = `record of ${entityRef}`;
        const template = knownTemplate(ctx);
        if (ctx.isDryRun) {
          ctx.logger.info(`Would record ${entityRef} from ${template}`);
          ctx.output('recorded', false);
          ctx.output('changes', [{ subject, action: 'planned' }]);
          return;
        }
        const recorded = await putRecord(step, services, {
          commit: ctx.input.commit,
          taskId: ctx.task.id,
          template,
        });
        const done = recorded ? 'Recorded' : 'Kept the record of';
        ctx.logger.info(`${done} ${entityRef} (${elapsed()})`);
        ctx.output('recorded', recorded);
        ctx.output('changes', [
          { subject, action: recorded ? 'created' : 'kept' },
        ]);
      }),
  });
}

function knownTemplate(context: TemplateContext): string {
  const template = templateRefOf(context);
  if (!template) {
    throw new InputError(
      'The task says not which template it runs; run it from the catalog',
    );
  }
  return template;
}

/** Whether anything had to be recorded. */
async function putRecord(
  step: Step<StepInput>,
  services: StepServices,
  made: {
    readonly commit: string;
    readonly taskId: string;
    /** Entity reference. */
    readonly template: string;
  },
): Promise<boolean> {
  const { plan, question, call } = step;
  const { id, owner, name, webUrl } = await ownRepository(step, services);
  return services.records.put(
    {
      repository: { host: plan.forge.host, id, owner, name, webUrl },
      entityRef: plan.entityRef,
      template: {
        entityRef: made.template,
        version: plan.skeleton.version,
        skeletonDigest: plan.skeleton.digest,
      },
      commit: made.commit,
      treeDigest: plan.rendering.tree.digest,
      taskId: made.taskId,
    },
    { credentials: question.credentials, signal: call.signal },
  );
}
