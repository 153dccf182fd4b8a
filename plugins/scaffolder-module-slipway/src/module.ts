import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { formFields } from './fields';
import { previewExtension } from './preview/previewExtension';

/** Adds what Slipway's template needs to the scaffolder's form. @public */
export const scaffolderModuleSlipway = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [previewExtension, ...formFields],
});
