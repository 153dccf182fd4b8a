import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  CallOptions,
  Commit,
  OwnerKind,
  pushCommit,
  PushResult,
  Repository,
} from '@slipway/plugin-slipway-node';
import { commitOf } from '../service/commitOf';
import { ownRepository } from '../service/ownRepository';
import { protectionOf, protectionSubject } from '../service/protectionOf';
import { DEFAULT_BRANCH, ServicePlan } from '../service/ServicePlan';
import {
  changesOutput,
  repositoryInput,
  stepInput,
} from '../service/stepInput';
import { beginStep } from '../task/beginStep';
import { readable } from '../task/readable';
import { StepServices } from '../task/StepServices';
import { stopwatch } from '../task/stopwatch';
import { publishRepositoryExamples } from './publishRepository.examples';

/** Pushes the first commit, then protects the branch it made. */
export function createPublishRepositoryAction(services: StepServices) {
  const { commits, logger, notes } = services;
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
        const pushing = stopwatch();
        const step = await beginStep(ctx, services);
        const { plan, call, key, urls } = step;
        // The same task makes the same commit, however often the step runs.
        const date = await ctx.checkpoint({
          key: `commit-date.${key.host}/${key.owner}/${key.name}`,
          fn: async () => new Date().toISOString(),
        });
        const { user } = ctx;
        const commit = commitOf(plan, { settings: commits, user, date });
        if (ctx.isDryRun) {
          const files = plan.rendering.tree.files.length;
          ctx.logger.info(`Would push ${files} files to ${urls.cloneUrl}`);
          const ownerKind = await expectedOwnerKind(plan, call);
          ctx.logger.info(
            `Would protect ${protectionSubject(protectionOf(plan, ownerKind))}`,
          );
          ctx.output('repoUrl', urls.webUrl);
          ctx.output('cloneUrl', urls.cloneUrl);
          ctx.output('commit', commit.id);
          ctx.output('pushed', false);
          ctx.output('pipelinesUrl', plan.forge.pipelinesUrl(urls.webUrl));
          ctx.output('changes', [
            { subject: `commit ${commit.id}`, action: 'planned' },
            { subject: `protection of ${DEFAULT_BRANCH}`, action: 'planned' },
          ]);
          return;
        }

        const repository = await ownRepository(step, notes);
        const push = await pushTo(plan, repository, { ...call, commit });
        const pushed = push.outcome === 'pushed';
        ctx.logger.info(
          `${pushed ? 'Pushed' : 'Kept'} commit ${push.commit}${
            pushed ? '' : ', which holds the same files'
          } (${pushing()})`,
        );

        const protecting = stopwatch();
        const protection = protectionOf(plan, repository.ownerKind);
        const fresh = notes.takeFresh(key, 'protection');
        const { action } = await plan.forge.applyProtection(
          repository,
          protection,
          { ...call, fresh },
        );
        ctx.logger.info(
          `Protection of ${protectionSubject(
            protection,
          )}: ${action} (${protecting()})`,
        );
        ctx.output('repoUrl', repository.webUrl);
        ctx.output('cloneUrl', repository.cloneUrl);
        ctx.output('commit', push.commit);
        ctx.output('pushed', pushed);
        ctx.output('pipelinesUrl', plan.forge.pipelinesUrl(repository.webUrl));
        ctx.output('changes', [
          {
            subject: `commit ${push.commit.slice(0, 12)}`,
            action: pushed ? 'created' : 'kept',
          },
          { subject: `protection of ${protectionSubject(protection)}`, action },
        ]);
      }),
  });
}

/** What will own the repository, as the forge knows it before there is one. */
async function expectedOwnerKind(
  { answers, forge, repository }: ServicePlan,
  call: CallOptions,
): Promise<OwnerKind> {
  const { ownerKind = 'organization' } = await forge.preflight(
    { ...repository, visibility: answers.visibility },
    { environments: [], variables: {}, secrets: [] },
    call,
  );
  return ownerKind;
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
