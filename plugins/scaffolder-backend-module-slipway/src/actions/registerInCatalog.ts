import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { catalogInfoUrl } from '../catalog/catalogInfo';
import {
  ExpectedEntities,
  missingEntities,
  waitForEntities,
} from '../catalog/waitForEntities';
import { ownRepository } from '../service/ownRepository';
import {
  changesOutput,
  Outcome,
  repositoryInput,
  stepInput,
} from '../service/stepInput';
import { beginStep } from '../task/beginStep';
import { readable } from '../task/readable';
import { StepServices } from '../task/StepServices';
import { stopwatch } from '../task/stopwatch';
import { registerInCatalogExamples } from './registerInCatalog.examples';

/** Registers the repository in the catalog and waits until its entities are there. */
export function createRegisterInCatalogAction(services: StepServices) {
  const { catalog, logger } = services;
  return createTemplateAction({
    id: 'slipway:catalog:register',
    description:
      "Registers the repository's catalog-info.yaml in the catalog and waits until every entity in it is there.",
    examples: registerInCatalogExamples,
    supportsDryRun: true,
    schema: {
      input: { ...stepInput, ...repositoryInput },
      output: {
        ...changesOutput,
        entityRef: z =>
          z.string().describe("Entity reference of the service's component"),
        catalogInfoUrl: z =>
          z.string().describe('Where the catalog reads the entities from'),
      },
    },
    handler: ctx =>
      readable(ctx, logger, async () => {
        const elapsed = stopwatch();
        const step = await beginStep(ctx, services);
        const { plan, question, urls } = step;
        const { webUrl } = ctx.isDryRun
          ? urls
          : await ownRepository(step, services);
        const target = catalogInfoUrl(plan.forge, webUrl);
        const { credentials, entityRefs } = question;
        const expected = {
          entityRefs,
          target,
          credentials,
          signal: ctx.signal,
        };
        const missing = await missingEntities(catalog, expected);
        const told = entityRefs.join(', ');
        if (ctx.isDryRun) {
          ctx.logger.info(`Would register ${target} with ${told}`);
        } else if (missing.length === 0) {
          ctx.logger.info(`The catalog has ${told} already (${elapsed()})`);
        } else {
          const locationRef = await register(catalog, expected);
          ctx.logger.info(`Registered ${target} (${elapsed()})`);
          await waitForEntities(catalog, { ...expected, locationRef });
          ctx.logger.info(`The catalog has ${told} (${elapsed()})`);
        }
        ctx.output(
          'changes',
          entityRefs.map(subject => ({
            subject,
            action: actionOn(missing.includes(subject), ctx.isDryRun),
          })),
        );
        ctx.output('entityRef', plan.entityRef);
        ctx.output('catalogInfoUrl', target);
      }),
  });
}

/** Entity reference of the location. */
async function register(
  catalog: CatalogService,
  { target, credentials }: ExpectedEntities,
): Promise<string> {
  const { location } = await catalog.addLocation(
    { type: 'url', target, onConflict: 'refresh' },
    { credentials },
  );
  return location.entityRef;
}

function actionOn(
  isMissing: boolean,
  isDryRun: boolean | undefined,
): Outcome['action'] {
  if (!isMissing) {
    return 'kept';
  }
  return isDryRun ? 'planned' : 'created';
}
