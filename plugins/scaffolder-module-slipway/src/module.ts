import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { formFields } from './fields';
import { previewExtension } from './preview/previewExtension';
import { nameApiExtension } from './repositoryName';
import { frameExtension, resultExtension, tasksExtension } from './result';
import { serviceNameApiExtension } from './serviceName';

/** Adds what Slipway's template needs to the scaffolder's form. @public */
export const scaffolderModuleSlipway = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    nameApiExtension,
    previewExtension,
    serviceNameApiExtension,
    ...formFields,
    tasksExtension,
    frameExtension,
    resultExtension,
  ],
});
