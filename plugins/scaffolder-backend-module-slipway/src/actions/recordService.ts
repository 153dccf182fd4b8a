import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { InputError } from '@backstage/errors';
import { ownRepository } from '../service/ownRepository';
import {
  changesOutput,
  repositoryInput,
  stepInput,
} from '../service/stepInput';
import { beginStep } from '../task/beginStep';
import { readable } from '../task/readable';
import { StepServices } from '../task/StepServices';
import { stopwatch } from '../task/stopwatch';
import { templateRefOf } from '../task/templateRefOf';
import { recordServiceExamples } from './recordService.examples';

/** Records what was made, from what, by whom. */
export function createRecordServiceAction(services: StepServices) {
  const { logger, records } = services;
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
        const { input, plan, question, call } = step;
        const template = templateRefOf(ctx);
        if (!template) {
          throw new InputError(
            'The task says not which template it runs; run it from the catalog',
          );
        }
        if (ctx.isDryRun) {
          ctx.logger.info(`Would record ${plan.entityRef} from ${template}`);
          ctx.output('recorded', false);
          ctx.output('changes', [
            { subject: `record of ${plan.entityRef}`, action: 'planned' },
          ]);
          return;
        }
        const { id, owner, name, webUrl } = await ownRepository(step, services);
        const recorded = await records.put(
          {
            repository: { host: plan.forge.host, id, owner, name, webUrl },
            entityRef: plan.entityRef,
            template: {
              entityRef: template,
              version: plan.skeleton.version,
              skeletonDigest: plan.skeleton.digest,
            },
            commit: input.commit,
            treeDigest: plan.rendering.tree.digest,
            taskId: ctx.task.id,
          },
          { credentials: question.credentials, signal: call.signal },
        );
        ctx.logger.info(
          `${recorded ? 'Recorded' : 'Kept the record of'} ${
            plan.entityRef
          } (${elapsed()})`,
        );
        ctx.output('recorded', recorded);
        ctx.output('changes', [
          {
            subject: `record of ${plan.entityRef}`,
            action: recorded ? 'created' : 'kept',
          },
        ]);
      }),
  });
}
