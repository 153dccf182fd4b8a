import { configApiRef } from '@backstage/frontend-plugin-api';
import { scaffolderTemplateOutputsBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { readTaskTemplates } from './readTaskTemplates';
import { ServiceResult } from './ServiceResult';

/** Shows the tasks of Slipway's templates. */
export const resultExtension =
  scaffolderTemplateOutputsBlueprint.makeWithOverrides({
    name: 'slipway-result',
    factory: (create, { apis }) =>
      create({
        component: ServiceResult,
        templateRefs: readTaskTemplates(apis.get(configApiRef)!),
      }),
  });
