import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { CallOptions, Repository } from '@slipway/plugin-slipway-node';
import { refuseForeign } from '../service/ownRepository';
import { DEFAULT_BRANCH, ServicePlan } from '../service/ServicePlan';
import { digestInput, stepInput } from '../service/stepInput';
import { beginStep } from '../task/beginStep';
import { readable } from '../task/readable';
import { StepServices } from '../task/StepServices';
import { stopwatch } from '../task/stopwatch';
import { createRepositoryExamples } from './createRepository.examples';

/** Creates the repository, marked as the service's, or finds it from an earlier run. */
export function createCreateRepositoryAction(services: StepServices) {
  const { logger, notes } = services;
  return createTemplateAction({
    id: 'slipway:repository:create',
    description:
      'Creates the repository of a service, or finds its own from an earlier run; a foreign one of the same name is an error.',
    examples: createRepositoryExamples,
    supportsDryRun: true,
    schema: {
      input: { ...stepInput, ...digestInput },
      output: {
        repoUrl: z => z.string().describe('Where a person sees the repository'),
        cloneUrl: z => z.string().describe('Where git clones it from'),
        created: z =>
          z
            .boolean()
            .describe('False where it was there already, and in a dry run'),
      },
    },
    handler: ctx =>
      readable(ctx, logger, async () => {
        const elapsed = stopwatch();
        const { plan, call, key, urls } = await beginStep(ctx, services);
        const known = notes.takeFresh(key, 'create')
          ? undefined
          : await look(plan, call);
        let repository: Pick<Repository, 'webUrl' | 'cloneUrl'>;
        if (ctx.isDryRun) {
          repository = known ?? urls;
          ctx.logger.info(
            `Would ${known ? 'keep' : 'create'} ${repository.webUrl}, ${
              known?.visibility ?? plan.answers.visibility
            }`,
          );
        } else {
          const made = await create(plan, { ...call, fresh: !known });
          const fresh = known ? [] : ['pipeline', 'protection'];
          notes.write(key, made, { fresh });
          repository = made;
          ctx.logger.info(
            `${known ? 'Kept' : 'Created'} ${made.webUrl}, ${
              made.visibility
            } (${elapsed()})`,
          );
        }
        ctx.output('repoUrl', repository.webUrl);
        ctx.output('cloneUrl', repository.cloneUrl);
        ctx.output('created', !known && !ctx.isDryRun);
      }),
  });
}

async function look(
  plan: ServicePlan,
  call: CallOptions,
): Promise<Repository | undefined> {
  const found = await plan.forge.readRepository(plan.repository, call);
  if (found) {
    refuseForeign(plan, found);
  }
  return found;
}

function create(plan: ServicePlan, call: CallOptions): Promise<Repository> {
  const { answers, forge, marker, repository } = plan;
  return forge.createRepository(
    {
      ...repository,
      description: answers.description,
      visibility: answers.visibility,
      defaultBranch: DEFAULT_BRANCH,
      marker,
    },
    call,
  );
}
