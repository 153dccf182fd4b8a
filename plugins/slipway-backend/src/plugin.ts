import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { slipwayPermissions } from '@slipway/plugin-slipway-common';
import { createRouter } from './http/createRouter';
import { DefaultRecordsService, DefaultRecordsStore } from './records';

/** Keeps the record of every created service. @public */
export const slipwayPlugin = createBackendPlugin({
  pluginId: 'slipway',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({ database, httpRouter, permissionsRegistry, ...services }) {
        permissionsRegistry.addPermissions(slipwayPermissions);
        const store = await DefaultRecordsStore.create(database);
        const records = DefaultRecordsService.create({ ...services, store });
        httpRouter.use(createRouter({ ...services, records }));
      },
    });
  },
});
