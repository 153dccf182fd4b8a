import { LoggerService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  CallOptions,
  Commit,
  OwnerKind,
  pushCommit,
  PushResult,
  Repository,
  RepositoryUrls,
} from '@slipway/plugin-slipway-node';
import { commitOf } from '../service/commitOf';
import { expectedOwnerKind } from '../service/expectedOwnerKind';
import { ownRepository } from '../service/ownRepository';
import { protectionOf } from '../service/protectionOf';
import { DEFAULT_BRANCH, ServicePlan } from '../service/ServicePlan';
import {
  changesOutput,
  Outcome,
  repositoryInput,
  StepInput,
  stepInput,
} from '../service/stepInput';
import { tellPlanned } from '../service/tellPlanned';
import { beginStep, Step } from '../task/beginStep';
import { readable } from '../task/readable';
import { StepServices } from '../task/StepServices';
import { stopwatch } from '../task/stopwatch';
import { publishRepositoryExamples } from './publishRepository.examples';

/** Pushes the first commit, then protects the branch it made. */
export function createPublishRepositoryAction(services: StepServices) {
  const { commits, logger } = services;
  return createTemplateAction({
    id: 'slipway:repository:publish',
    description:
      'Pushes the first commit and protects the branch. A branch that holds the same files is left alone, one that holds others is an error.',
    examples: publishRepositoryExamples,
    supportsDryRun: true,
    schema: {
      input: { ...stepInput, ...repositoryInput },
      output: {
        ...changesOutput,
        repoUrl: z => z.string().describe('Where a person sees the repository'),
        cloneUrl: z => z.string().describe('Where git clones it from'),
        commit: z =>
          z
            .string()
            .describe(
              'The commit the branch holds; in a dry run the one that would be pushed at this moment',
            ),
        pipelinesUrl: z =>
          z.string().describe('Where a person sees the pipelines'),
        pushed: z =>
          z
            .boolean()
            .describe('False where it was there already, and in a dry run'),
      },
    },
    handler: ctx =>
      readable(ctx, logger, async () => {
        const step = await beginStep(ctx, services);
        const { host, owner, name } = step.key;
        // The same task makes the same commit, however often the step runs.
        const date = await ctx.checkpoint({
          key: `commit-date.${host}/${owner}/${name}`,
          fn: async () => new Date().toISOString(),
        });
        const { user } = ctx;
        const commit = commitOf(step.plan, { settings: commits, user, date });
        const { urls, ...published } = ctx.isDryRun
          ? await tell(step, { commit, logger: ctx.logger })
          : await publish(step, services, { commit, logger: ctx.logger });
        ctx.output('repoUrl', urls.webUrl);
        ctx.output('cloneUrl', urls.cloneUrl);
        ctx.output('commit', published.commit);
        ctx.output('pushed', published.pushed);
        ctx.output('pipelinesUrl', step.plan.forge.pipelinesUrl(urls.webUrl));
        ctx.output('changes', [...published.changes]);
      }),
  });
}

/** The commit to publish, and the log of the task. */
interface Work {
  readonly commit: Commit;
  readonly logger: LoggerService;
}

/** Where the commit is, and what it took. */
interface Published {
  readonly urls: RepositoryUrls;
  readonly commit: string;
  readonly pushed: boolean;
  readonly changes: readonly Outcome[];
}

async function tell(
  { plan, call, urls }: Step<StepInput>,
  { commit, logger }: Work,
): Promise<Published> {
  const files = plan.rendering.tree.files.length;
  logger.info(`Would push ${files} files to ${urls.cloneUrl}`);
  const ownerKind = await expectedOwnerKind(plan, call);
  const subject = await tellProtection(plan, ownerKind);
  logger.info(`${subject}: planned`);
  return {
    ...{ urls, commit: commit.id, pushed: false },
    changes: [
      { subject: `commit ${commit.id}`, action: 'planned' },
      { subject, action: 'planned' },
    ],
  };
}

async function publish(
  step: Step<StepInput>,
  services: StepServices,
  { commit, logger }: Work,
): Promise<Published> {
  const pushing = stopwatch();
  const { plan, call, key } = step;
  const repository = await ownRepository(step, services);
  const push = await pushTo(plan, repository, { ...call, commit });
  const pushed = push.outcome === 'pushed';
  logger.info(
    pushed
      ? `Pushed commit ${push.commit} (${pushing()})`
      : `Kept commit ${push.commit}, which holds the same files (${pushing()})`,
  );

  const protecting = stopwatch();
  const { ownerKind } = repository;
  const subject = await tellProtection(plan, ownerKind);
  const { action } = await plan.forge.applyProtection(
    repository,
    protectionOf(plan, ownerKind),
    { ...call, fresh: services.notes.takeFresh(key, 'protection') },
  );
  logger.info(`${subject}: ${action} (${protecting()})`);
  const commitSubject = `commit ${push.commit.slice(0, 12)}`;
  return {
    ...{ urls: repository, commit: push.commit, pushed },
    changes: [
      { subject: commitSubject, action: pushed ? 'created' : 'kept' },
      { subject, action },
    ],
  };
}

/** How the branch is to be protected, in the words of the forge, which is not asked for that. */
async function tellProtection(
  plan: ServicePlan,
  ownerKind: OwnerKind,
): Promise<string> {
  const { forge, repository } = plan;
  const wanted = protectionOf(plan, ownerKind);
  return tellPlanned(
    await forge.planProtection(repository, wanted, { fresh: true }),
  );
}

async function pushTo(
  { forge }: ServicePlan,
  repository: Repository,
  options: CallOptions & { readonly commit: Commit },
): Promise<PushResult> {
  return pushCommit({
    ...options,
    url: repository.cloneUrl,
    credentials: await forge.gitCredentials(repository, options),
    branch: DEFAULT_BRANCH,
    lookFirst: !repository.empty,
  });
}
