import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
  resolvePackagePath,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import authPlugin from '@backstage/plugin-auth-backend';
import guestProvider from '@backstage/plugin-auth-backend-module-guest-provider';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import githubSteps from '@backstage/plugin-scaffolder-backend-module-github';
import { JsonObject } from '@backstage/types';
import { startSandboxForge } from '@slipway/plugin-sandbox-forge';
import slipwaySteps from '@slipway/plugin-scaffolder-backend-module-slipway';
import slipwayPlugin from '@slipway/plugin-slipway-backend';
import { PortalClient } from './createPortalClient';

const root = resolvePackagePath('@slipway/benchmarks', '..');
const TOKEN = 'the-token-of-the-benchmark';

const nothing = () => {};
const silent: RootLoggerService = {
  error: nothing,
  warn: nothing,
  info: nothing,
  debug: nothing,
  child: () => silent,
};

/** A portal with the stock actions and ours, and a distant forge behind it. */
export interface Portal {
  readonly client: PortalClient;
  /** The forge's host, as it stands in a `repoUrl`. */
  readonly host: string;
  readonly forgePort: number;
  /** The forge's, for git. */
  readonly credentials: {
    readonly username: string;
    readonly password: string;
  };
  stop(): Promise<void>;
}

/** Starts the backend as `npm start` does, everything in memory or in one folder. */
export async function startPortal(options: {
  readonly folder: string;
  readonly latencyMs: number;
  /** Paths of templates, made once the forge's host is known. */
  readonly templates: (host: string) => Promise<readonly string[]>;
}): Promise<Portal> {
  const { folder, latencyMs, templates } = options;
  const forge = await startSandboxForge({
    port: 0,
    stateDirectory: join(folder, 'forge'),
    token: TOKEN,
    latencyMs,
  });
  const { host, port: forgePort } = new URL(forge.url);
  const port = await freePort();
  const files = [
    join(root, 'examples/org.yaml'),
    join(root, 'examples/entities.yaml'),
    ...(await templates(host)),
  ];
  const integration = { host, apiBaseUrl: forge.apiBaseUrl, token: TOKEN };
  const config = configOf({ folder, port, integration, files });
  const backend = createBackend();
  for (const feature of [
    authPlugin,
    guestProvider,
    catalogPlugin,
    templateEntityModel,
    scaffolderPlugin,
    githubSteps,
    slipwaySteps,
    slipwayPlugin,
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => new ConfigReader(config),
    }),
    createServiceFactory({
      service: coreServices.rootLogger,
      deps: {},
      factory: () => silent,
    }),
  ]) {
    backend.add(feature);
  }
  await backend.start();
  return {
    client: await PortalClient.signIn(`http://localhost:${port}`),
    host,
    forgePort: Number(forgePort),
    credentials: { username: 'x-access-token', password: TOKEN },
    async stop() {
      await backend.stop();
      await forge.close();
    },
  };
}

function configOf(options: {
  readonly folder: string;
  readonly port: number;
  readonly integration: { readonly host: string } & JsonObject;
  readonly files: readonly string[];
}): JsonObject {
  const { folder, port, integration, files } = options;
  const baseUrl = `http://localhost:${port}`;
  return {
    app: { baseUrl: 'http://localhost:3000' },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      workingDirectory: folder,
      database: { client: 'better-sqlite3', connection: ':memory:' },
      reading: { allow: [{ host: integration.host }] },
    },
    auth: {
      providers: {
        guest: {
          userEntityRef: 'user:default/guest',
          dangerouslyAllowOutsideDevelopment: true,
        },
      },
    },
    integrations: { github: [integration] },
    scaffolder: {
      defaultAuthor: { name: 'Slipway', email: 'slipway@localhost' },
    },
    catalog: {
      rules: [
        {
          allow: [
            ...['API', 'Component', 'Group', 'Location', 'Resource'],
            ...['System', 'Template', 'User'],
          ],
        },
      ],
      locations: files.map(target => ({ type: 'file', target })),
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('there is no free port to listen on');
  }
  return address.port;
}
