import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { tellProblems } from '@slipway/plugin-slipway-common';
import { CallOptions, PipelineSpec } from '@slipway/plugin-slipway-node';
import { checkCatalog } from '../catalog/checkCatalog';
import { readSources } from '../secrets/readSources';
import { expectedOwnerKind } from '../service/expectedOwnerKind';
import { ownRepository } from '../service/ownRepository';
import { pipelineSpec } from '../service/pipelineSpec';
import { ServicePlan } from '../service/ServicePlan';
import {
  changesOutput,
  Outcome,
  repositoryInput,
  stepInput,
} from '../service/stepInput';
import { tellPlanned } from '../service/tellPlanned';
import { beginStep } from '../task/beginStep';
import { readable } from '../task/readable';
import { StepServices } from '../task/StepServices';
import { stopwatch } from '../task/stopwatch';
import { configurePipelineExamples } from './configurePipeline.examples';

/** Sets up what the pipelines need before the first commit arrives. */
export function createConfigurePipelineAction(services: StepServices) {
  const { catalog, logger, notes } = services;
  return createTemplateAction({
    id: 'slipway:pipeline:configure',
    description:
      'Lets the owner push, and sets environments with their required reviewers, variables and sealed secrets. The values of secrets come from the secrets of the task, `ci:NAME` and `ci:<environment>:NAME`, from the sources of the portal, or are made at random; those that exist are kept.',
    examples: configurePipelineExamples,
    supportsDryRun: true,
    schema: {
      input: { ...stepInput, ...repositoryInput },
      output: changesOutput,
    },
    handler: ctx =>
      readable(ctx, logger, async () => {
        const elapsed = stopwatch();
        const step = await beginStep(ctx, services);
        const { plan, call, key, question } = step;
        const { problems, reviewers } = await checkCatalog(catalog, question);
        if (problems.length > 0) {
          throw new InputError(tellProblems(problems));
        }
        const { credentials } = question;
        const { signal } = call;
        const sourced = await readSources(plan, services, {
          credentials,
          signal,
          only: ctx.isDryRun ? 'names' : undefined,
        });
        const spec = pipelineSpec(plan, { reviewers, sourced });
        const changes: readonly Outcome[] = ctx.isDryRun
          ? await planned(plan, spec, call)
          : await plan.forge.applyPipeline(
              await ownRepository(step, services),
              spec,
              { ...call, fresh: notes.takeFresh(key, 'pipeline') },
            );
        for (const { subject, action } of changes) {
          ctx.logger.info(`${subject}: ${action}`);
        }
        ctx.logger.info(
          `Environments, variables and secrets are ${
            ctx.isDryRun ? 'planned' : 'set'
          } (${elapsed()})`,
        );
        ctx.output(
          'changes',
          changes.map(({ subject, action }) => ({ subject, action })),
        );
      }),
  });
}

/** In the words of the forge, which is not asked about a repository that nothing is written to. */
async function planned(
  plan: ServicePlan,
  spec: PipelineSpec,
  call: CallOptions,
): Promise<readonly Outcome[]> {
  const ownerKind = await expectedOwnerKind(plan, call);
  const repository = { ...plan.repository, ownerKind };
  const actions = await plan.forge.planPipeline(repository, spec, {
    ...call,
    fresh: true,
  });
  return actions.map(each => ({
    subject: tellPlanned(each),
    action: 'planned',
  }));
}
