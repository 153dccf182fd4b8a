import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import guestProvider from '@backstage/plugin-auth-backend-module-guest-provider';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { JsonObject } from '@backstage/types';
import { SandboxForge, startSandboxForge } from '@slipway/plugin-sandbox-forge';
import slipwayPlugin from '@slipway/plugin-slipway-backend';
import slipwaySteps from '../index';
import { captureLog } from './captureLog';
import { PortalClient } from './PortalClient';
import { portalConfig } from './portalConfig';
import { recordRequests, RequestRecord } from './recordRequests';
import { copyTemplate, writeTemplates } from './writeTemplates';

/** The token of the sandbox forge in tests; it must never be seen anywhere. */
export const FORGE_TOKEN = 'forge-token-7f3a9c51';

/** A component that was in the catalog before. */
const LEGACY = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: legacy }
spec: { type: service, lifecycle: production, owner: 'group:default/orders' }
`;

/** A portal with the sandbox forge behind it. */
export interface Portal {
  readonly client: PortalClient;
  /** Of the backend. */
  readonly url: string;
  readonly forge: SandboxForge;
  /** Starts the forge again after it was closed, with the same state at the same address. */
  restartForge(): Promise<void>;
  /** `localhost:<port>`, as it stands in a `repoUrl`. */
  readonly host: string;
  /** What arrived at the forge. */
  readonly record: RequestRecord;
  /** Everything the backend logged. */
  readonly logged: readonly string[];
  /** Everything the portal and the forge write is below it. */
  readonly folder: string;
  /** The folder of the template `service`. */
  readonly templateFolder: string;
  stop(): Promise<void>;
}

function policyModule(policy: PermissionPolicy) {
  return createBackendModule({
    pluginId: 'permission',
    moduleId: 'test-policy',
    register(env) {
      env.registerInit({
        deps: { permissions: policyExtensionPoint },
        async init({ permissions }) {
          permissions.setPolicy(policy);
        },
      });
    },
  });
}

/** Starts forge, catalog, scaffolder and records as the real portal has them, and signs in a guest. */
export async function startPortal(
  options: {
    /** Milliseconds that the forge holds back every request. */
    readonly latencyMs?: number;
    /** Who may do what; everybody everything where there is none. */
    readonly policy?: PermissionPolicy;
    /** Folder of the databases; in memory where there is none. */
    readonly databases?: string;
    /** Settings beside those of every portal. */
    readonly config?: JsonObject;
    /** Settings of the scaffolder besides those of every portal. */
    readonly scaffolder?: JsonObject;
    /** Forges besides the sandbox, as under `integrations`. */
    readonly integrations?: JsonObject;
    /** Hosts of these that the template of this repository offers too. */
    readonly offeredHosts?: readonly string[];
    readonly features?: readonly BackendFeature[];
  } = {},
): Promise<Portal> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-portal-'));
  const templateFolder = join(folder, 'template');
  const startForge = (on: number) =>
    startSandboxForge({
      port: on,
      stateDirectory: join(folder, 'forge'),
      token: FORGE_TOKEN,
      latencyMs: options.latencyMs,
    });
  let forge = await startForge(0);
  const { host, port } = new URL(forge.url);
  const templates = [
    await copyTemplate(join(folder, 'fastapi-service'), [
      host,
      ...(options.offeredHosts ?? []),
    ]),
    ...(await writeTemplates(templateFolder, host)),
  ];
  const record = recordRequests(Number(port));
  await writeFile(join(folder, 'legacy.yaml'), LEGACY);
  const log = captureLog();
  const data = {
    ...options.config,
    ...portalConfig({
      forge,
      forgeToken: FORGE_TOKEN,
      folder,
      templates,
      integrations: options.integrations,
      scaffolder: options.scaffolder,
      databases: options.databases,
    }),
  };
  const backend = await startTestBackend({
    features: [
      authPlugin,
      guestProvider,
      catalogPlugin,
      templateEntityModel,
      scaffolderPlugin,
      slipwayPlugin,
      slipwaySteps,
      ...(options.features ?? []),
      mcpPlugin,
      notificationsPlugin,
      actionsRegistryServiceFactory,
      actionsServiceFactory,
      authServiceFactory,
      eventsServiceFactory,
      httpAuthServiceFactory,
      userInfoServiceFactory,
      log.factory,
      mockServices.rootConfig.factory({
        data: { ...data, permission: { enabled: Boolean(options.policy) } },
      }),
      ...(options.policy
        ? [permissionPlugin, policyModule(options.policy)]
        : []),
    ],
  });
  const address = `http://localhost:${backend.server.port()}`;
  const visitor = await PortalClient.signIn(address);
  await visitor.entity('template:default/service');
  await visitor.entity('template:default/service-until-publish');
  await visitor.entity('template:default/other');
  await visitor.entity('template:default/service-fails-after-publish');
  await visitor.entity('template:default/service-in-places');
  await visitor.entity('template:default/service-with-own-token');
  await visitor.entity('template:default/service-with-half-a-token');
  await visitor.entity('group:default/platform');
  await visitor.entity('user:default/guest');
  await visitor.entity('component:default/legacy');
  // Who signs in before the catalog knows them belongs to nobody.
  const client = await PortalClient.signIn(address);
  return {
    client,
    url: address,
    forge: { ...forge, close: () => forge.close() },
    async restartForge() {
      forge = await startForge(Number(port));
    },
    host,
    record,
    logged: log.lines,
    folder,
    templateFolder,
    async stop() {
      await backend.stop();
      await forge.close();
      record.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
