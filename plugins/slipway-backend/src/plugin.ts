import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { slipwayPermissions } from '@slipway/plugin-slipway-common';
import { registerActions } from './actions';
import { DefaultCreationsService, DefaultCreationsStore } from './creations';
import { openDatabase } from './database/openDatabase';
import { createRouter } from './http/createRouter';
import { notifyCreators } from './notifications';
import { DefaultRecordsService, DefaultRecordsStore } from './records';
import { DefaultScaffolderClient } from './scaffolder';

/** Keeps the record of every created service. @public */
export const slipwayPlugin = createBackendPlugin({
  pluginId: 'slipway',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({
        actionsRegistry,
        config,
        database,
        discovery,
        events,
        httpRouter,
        logger,
        notifications,
        permissionsRegistry,
        ...services
      }) {
        permissionsRegistry.addPermissions(slipwayPermissions);
        const knex = await openDatabase(database);
        const records = DefaultRecordsService.create({
          ...services,
          store: DefaultRecordsStore.create(knex),
        });
        const creations = DefaultCreationsService.create({
          ...services,
          store: DefaultCreationsStore.create(knex),
        });
        httpRouter.use(createRouter({ ...services, creations, records }));
        const { auth } = services;
        const scaffolder = DefaultScaffolderClient.create({ auth, discovery });
        registerActions(actionsRegistry, {
          appBaseUrl: config.getString('app.baseUrl').replace(/\/+$/, ''),
          scaffolder,
        });
        await notifyCreators({
          auth,
          events,
          logger,
          notifications,
          scaffolder,
        });
      },
    });
  },
});
