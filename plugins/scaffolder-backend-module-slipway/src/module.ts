import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  createConfigurePipelineAction,
  createCreateRepositoryAction,
  createPublishRepositoryAction,
  createRecordServiceAction,
  createRegisterInCatalogAction,
  createRenderServiceAction,
} from './actions';
import { createStepServices } from './task/createStepServices';

/** Adds Slipway's actions to the scaffolder. @public */
export const scaffolderModuleSlipway = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'slipway',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        reader: coreServices.urlReader,
      },
      async init({ actions, ...deps }) {
        const services = createStepServices(deps);
        actions.addActions(
          createRenderServiceAction(services),
          createCreateRepositoryAction(services),
          createConfigurePipelineAction(services),
          createPublishRepositoryAction(services),
          createRegisterInCatalogAction(services),
          createRecordServiceAction(services),
        );
      },
    });
  },
});
