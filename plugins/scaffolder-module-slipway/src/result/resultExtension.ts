import { scaffolderTemplateOutputsBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { templateRefs } from './isOurs';
import { ServiceResult } from './ServiceResult';

/** Shows the tasks of Slipway's template. */
export const resultExtension = scaffolderTemplateOutputsBlueprint.make({
  name: 'slipway-result',
  params: {
    component: ServiceResult,
    templateRefs,
  },
});
