import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { repositoryCreateAction } from '@slipway/plugin-slipway-common';
import { CreatedRepository, Repository } from '@slipway/plugin-slipway-node';
import { refuseForeign } from '../service/ownRepository';
import { refusalOf } from '../service/refusalOf';
import { DEFAULT_BRANCH } from '../service/ServicePlan';
import {
  changesOutput,
  digestInput,
  Outcome as Change,
  StepInput,
  stepInput,
} from '../service/stepInput';
import { beginStep, Step } from '../task/beginStep';
import { CheckpointContext, keepRepositoryId } from '../task/keepRepositoryId';
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
        const step = await beginStep(ctx, services);
        const known = notes.takeFresh(step.key, 'create')
          ? undefined
          : await look(step, services);
        const { webUrl, cloneUrl, id, created, change } = ctx.isDryRun
          ? tell(ctx, step, known)
          : await make(ctx, services, { step, known });
        ctx.output('repoUrl', webUrl);
        ctx.output('cloneUrl', cloneUrl);
        ctx.output('repositoryId', id);
        ctx.output('created', created);
        ctx.output('changes', [change]);
      }),
  });
}

/** The part of an action's context that the work needs. */
type Context = CheckpointContext & { readonly logger: LoggerService };

/** The repository as the step leaves it. */
interface Outcome
  extends Pick<CreatedRepository, 'webUrl' | 'cloneUrl' | 'id' | 'created'> {
  readonly change: Change;
}

function tell(
  { logger }: Pick<Context, 'logger'>,
  { plan, urls }: Step<StepInput>,
  known: Repository | undefined,
): Outcome {
  const { webUrl, cloneUrl } = known ?? urls;
  const { visibility } = plan.answers;
  const verb = known ? 'keep' : 'create';
  logger.info(`Would ${verb} ${webUrl}, ${visibility}`);
  return {
    ...{ webUrl, cloneUrl, id: known?.id ?? '', created: false },
    change: { subject: `repository ${webUrl}`, action: 'planned' },
  };
}

async function make(
  ctx: Context,
  services: StepServices,
  {
    step,
    known,
  }: {
    readonly step: Step<StepInput>;
    readonly known: Repository | undefined;
  },
): Promise<Outcome> {
  const elapsed = stopwatch();
  const { plan, key, question } = step;
  const { marker } = plan;
  const { visibility } = plan.answers;
  await ctx.checkpoint({
    key: `repository-intent.${key.host}/${key.owner}/${key.name}`,
    fn: async () => ({ marker, visibility }),
  });
  const made = await create(step, services, { fresh: !known });
  if (!(await keepRepositoryId(ctx, key, made))) {
    throw refusalOf(plan, { state: 'recreated', repository: made });
  }
  // Another run may have created it since this one looked.
  const fresh = made.created ? ['pipeline', 'protection'] : [];
  services.notes.write(key, made, { fresh });
  const told = made.created
    ? `Created ${made.webUrl}, repository ${made.id} of the forge`
    : `Kept ${made.webUrl}`;
  ctx.logger.info(`${told}, ${made.visibility} (${elapsed()})`);
  const { credentials } = question;
  await noteCreation(ctx, services, { key, repository: made, credentials });
  return {
    ...made,
    change: {
      subject: `repository ${made.owner}/${made.name}, ${made.visibility}`,
      action: made.created ? 'created' : 'kept',
    },
  };
}

async function look(
  step: Step<StepInput>,
  services: StepServices,
): Promise<Repository | undefined> {
  const { plan, call } = step;
  const found = await plan.forge.readRepository(plan.repository, call);
  if (found) {
    await refuseForeign(step, found, services);
  }
  return found;
}

/** A look that fails for another reason says nothing of the conflict. */
function rethrowConflict(error: unknown): void {
  if (isError(error) && error.name === 'ConflictError') {
    throw error;
  }
}

async function create(
  step: Step<StepInput>,
  services: StepServices,
  { fresh }: { readonly fresh: boolean },
): Promise<CreatedRepository> {
  const { plan, call } = step;
  const { answers, forge, marker, repository } = plan;
  const { description, visibility } = answers;
  const defaultBranch = DEFAULT_BRANCH;
  try {
    return await forge.createRepository(
      { ...repository, description, visibility, defaultBranch, marker },
      { ...call, fresh },
    );
  } catch (error) {
    if (isError(error) && error.name === 'ConflictError') {
      // Another run was faster: what it made says which, and what to do.
      await look(step, services).catch(rethrowConflict);
    }
    throw error;
  }
}
