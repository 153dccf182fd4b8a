import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { repositoryCreateAction } from '@slipway/plugin-slipway-common';
import {
  CallOptions,
  CreatedRepository,
  Repository,
} from '@slipway/plugin-slipway-node';
import { refuseForeign } from '../service/ownRepository';
import { refusalOf } from '../service/refusalOf';
import { DEFAULT_BRANCH, ServicePlan } from '../service/ServicePlan';
import { changesOutput, digestInput, stepInput } from '../service/stepInput';
import { beginStep } from '../task/beginStep';
import { keepRepositoryId } from '../task/keepRepositoryId';
import { noteCreation } from '../task/noteCreation';
import { readable } from '../task/readable';
import { StepServices } from '../task/StepServices';
import { stopwatch } from '../task/stopwatch';
import { createRepositoryExamples } from './createRepository.examples';

/** Creates the repository, marked as the service's, or finds it from an earlier run. */
export function createCreateRepositoryAction(services: StepServices) {
  const { logger, notes } = services;
  return createTemplateAction({
    id: repositoryCreateAction,
    description:
      'Creates the repository of a service, or finds its own from an earlier run; a foreign one of the same name is an error.',
    examples: createRepositoryExamples,
    supportsDryRun: true,
    schema: {
      input: { ...stepInput, ...digestInput },
      output: {
        ...changesOutput,
        repoUrl: z => z.string().describe('Where a person sees the repository'),
        cloneUrl: z => z.string().describe('Where git clones it from'),
        repositoryId: z =>
          z
            .string()
            .describe(
              "The forge's own identifier, which a rename does not change; empty in a dry run where there is none yet",
            ),
        created: z =>
          z
            .boolean()
            .describe(
              'Whether it is this run that created it; false in a dry run',
            ),
      },
    },
    handler: ctx =>
      readable(ctx, logger, async () => {
        const elapsed = stopwatch();
        const { plan, call, key, question, urls } = await beginStep(
          ctx,
          services,
        );
        const known = notes.takeFresh(key, 'create')
          ? undefined
          : await look(plan, call);
        if (ctx.isDryRun) {
          const { webUrl, cloneUrl } = known ?? urls;
          ctx.logger.info(
            `Would ${known ? 'keep' : 'create'} ${webUrl}, ${
              plan.answers.visibility
            }`,
          );
          ctx.output('repoUrl', webUrl);
          ctx.output('cloneUrl', cloneUrl);
          ctx.output('repositoryId', known?.id ?? '');
          ctx.output('created', false);
          ctx.output('changes', [
            { subject: `repository ${webUrl}`, action: 'planned' },
          ]);
          return;
        }
        const place = `${key.host}/${key.owner}/${key.name}`;
        await ctx.checkpoint({
          key: `repository-intent.${place}`,
          fn: async () => ({
            marker: plan.marker,
            visibility: plan.answers.visibility,
          }),
        });
        const made = await create(plan, { ...call, fresh: !known });
        if (!(await keepRepositoryId(ctx, key, made))) {
          throw refusalOf(plan, { state: 'recreated', repository: made });
        }
        // Another run may have created it since this one looked.
        const fresh = made.created ? ['pipeline', 'protection'] : [];
        notes.write(key, made, { fresh });
        ctx.logger.info(
          `${
            made.created
              ? `Created ${made.webUrl}, repository ${made.id} of the forge`
              : `Kept ${made.webUrl}`
          }, ${made.visibility} (${elapsed()})`,
        );
        await noteCreation(ctx, services, {
          ...{ key, repository: made },
          credentials: question.credentials,
        });
        ctx.output('repoUrl', made.webUrl);
        ctx.output('cloneUrl', made.cloneUrl);
        ctx.output('repositoryId', made.id);
        ctx.output('created', made.created);
        ctx.output('changes', [
          {
            subject: `repository ${made.owner}/${made.name}, ${made.visibility}`,
            action: made.created ? 'created' : 'kept',
          },
        ]);
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

function create(
  plan: ServicePlan,
  call: CallOptions,
): Promise<CreatedRepository> {
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
