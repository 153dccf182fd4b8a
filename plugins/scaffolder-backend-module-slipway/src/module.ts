import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  scaffolderActionsExtensionPoint,
  scaffolderServiceRef,
} from '@backstage/plugin-scaffolder-node';
import { slipwayTaskDiscardPermission } from '@slipway/plugin-slipway-common';
import {
  createConfigurePipelineAction,
  createCreateRepositoryAction,
  createPublishRepositoryAction,
  createRecordServiceAction,
  createRegisterInCatalogAction,
  createRenderServiceAction,
} from './actions';
import { createAftermathRouter } from './aftermath/createAftermathRouter';
import { DefaultAftermathService } from './aftermath/DefaultAftermathService';
import { createNameRouters } from './names/createNameRouters';
import { createPreviewRouter } from './preview/createPreviewRouter';
import { createPreviewer } from './preview/createPreviewer';
import { DefaultTemplateFinder } from './preview/DefaultTemplateFinder';
import { createSecretsGuard } from './secrets/createSecretsGuard';
import { slipwaySecretSourcesExtensionPoint } from './secrets/secretSourcesExtensionPoint';
import { Vaults } from './secrets/Vaults';
import { createStepServices } from './task/createStepServices';

/** Adds Slipway's actions and previews to the scaffolder. @public */
export const scaffolderModuleSlipway = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'slipway',
  register(env) {
    const vaults = new Vaults();
    env.registerExtensionPoint(slipwaySecretSourcesExtensionPoint, vaults);
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        reader: coreServices.urlReader,
        scaffolder: scaffolderServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({ actions, auditor, httpAuth, httpRouter, ...deps }) {
        const services = createStepServices(deps, {
          vaults: vaults.sources,
        });
        actions.addActions(
          createRenderServiceAction(services),
          createCreateRepositoryAction(services),
          createConfigurePipelineAction(services),
          createPublishRepositoryAction(services),
          createRegisterInCatalogAction(services),
          createRecordServiceAction(services),
        );
        // Modules start before the scaffolder, so this is asked first.
        httpRouter.use(createSecretsGuard());
        const templates = DefaultTemplateFinder.create(deps);
        const previewer = createPreviewer(services, { templates });
        httpRouter.use(createPreviewRouter({ auditor, httpAuth, previewer }));
        createNameRouters(services, { auditor, httpAuth, templates }).forEach(
          router => httpRouter.use(router),
        );
        const aftermath = DefaultAftermathService.create({
          ...services,
          ...deps,
        });
        httpRouter.use(createAftermathRouter({ auditor, httpAuth, aftermath }));
        deps.permissionsRegistry.addPermissions([slipwayTaskDiscardPermission]);
      },
    });
  },
});
