import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { writeTree } from '@slipway/plugin-slipway-node';
import { checkCatalog } from '../catalog/checkCatalog';
import { permissionProblems } from '../catalog/permissionProblems';
import { readSources } from '../secrets/readSources';
import { commitOf } from '../service/commitOf';
import { Standing } from '../service/lookAtRepository';
import { preflight } from '../service/preflight';
import { ServicePlan } from '../service/ServicePlan';
import { StepInput, stepInput } from '../service/stepInput';
import { beginCheck, Step } from '../task/beginStep';
import { readable } from '../task/readable';
import { StepServices } from '../task/StepServices';
import { stopwatch } from '../task/stopwatch';
import { renderServiceExamples } from './renderService.examples';

/** Checks everything before anything is created, and renders the service. */
export function createRenderServiceAction(services: StepServices) {
  const { logger, notes } = services;
  return createTemplateAction({
    id: 'slipway:service:render',
    description:
      'Checks the answers, the catalog and the forge before anything is created, and renders the service. In a dry run the workspace holds its files.',
    examples: renderServiceExamples,
    supportsDryRun: true,
    schema: {
      input: stepInput,
      output: {
        digest: z =>
          z
            .string()
            .describe(
              '`sha256:` and the digest over every file of the service',
            ),
        files: z => z.number().describe('How many files the service has'),
        bytes: z => z.number().describe('The size of all files together'),
      },
    },
    handler: ctx =>
      readable(ctx, logger, async () => {
        const rendering = stopwatch();
        const check = await beginCheck(ctx, services);
        const { plan, call, key } = check;
        const { tree } = plan.rendering;
        ctx.logger.info(
          `Rendered ${tree.files.length} files from ${nameOf(
            plan,
          )} (${rendering()})`,
        );

        const checking = stopwatch();
        const standing = await standingOf(check, services);
        notes.write(key, standing.repository, {
          fresh: standing.state === 'absent' ? ['create'] : [],
        });
        ctx.logger.info(`${tell(plan, standing)} (${checking()})`);

        if (ctx.isDryRun) {
          await writeTree(tree, ctx.workspacePath, call);
        }
        ctx.output('digest', tree.digest);
        ctx.output('files', tree.files.length);
        ctx.output('bytes', tree.bytes);
      }),
  });
}

/** Throws everything that is in the way in the catalog, in the permissions and on the forge. */
async function standingOf(
  { plan, call, question }: Step<StepInput>,
  services: StepServices,
): Promise<Standing> {
  const { catalog, commits, permissions, records } = services;
  const { credentials } = question;
  const { signal } = call;
  const [found, lacking, sourced, recorded] = await Promise.all([
    checkCatalog(catalog, question),
    permissionProblems(permissions, credentials),
    readSources(plan, services, { credentials, signal, only: 'once' }),
    records.find(plan.entityRef, call),
  ]);
  const date = new Date().toISOString();
  const { treeId } = commitOf(plan, { settings: commits, date });
  return preflight(plan, {
    ...call,
    ...found,
    sourced,
    problems: [...found.problems, ...lacking],
    treeId,
    records: recorded,
    creations: records,
    credentials,
  });
}

function nameOf({ skeleton }: ServicePlan): string {
  return `${skeleton.name} ${skeleton.version}`;
}

function tell({ forge, repository }: ServicePlan, { state }: Standing): string {
  const name = `${repository.owner}/${repository.name} on ${forge.host}`;
  switch (state) {
    case 'absent':
      return `Catalog and forge are as they have to be; the name ${name} is free`;
    case 'ours-empty':
      return `An earlier run left ${name} empty; it is continued`;
    default:
      return `${name} exists and is whole; only what is missing elsewhere is added`;
  }
}
