import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import guestProvider from '@backstage/plugin-auth-backend-module-guest-provider';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { SandboxForge, startSandboxForge } from '@slipway/plugin-sandbox-forge';
import slipwaySteps from '@slipway/plugin-scaffolder-backend-module-slipway';
import slipwayPlugin from '@slipway/plugin-slipway-backend';
import { root } from './runSlipway';

/** A portal with the real template, and the forge behind it. */
export interface Portal {
  readonly url: string;
  readonly forge: SandboxForge;
  readonly forgeToken: string;
  /** A guest's token. */
  readonly token: string;
  stop(): Promise<void>;
}

/** Starts what a person's portal has, on ports of its own. */
export async function startPortal(): Promise<Portal> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-portal-'));
  // A copy: whoever edits the template meanwhile does not change what a task has begun with.
  const template = join(folder, 'template');
  await cp(join(root, 'templates/fastapi-service'), template, {
    recursive: true,
  });
  const forgeToken = 'forge-token-5d1c';
  const forge = await startSandboxForge({
    port: 0,
    stateDirectory: join(folder, 'forge'),
    token: forgeToken,
  });
  await offerHost(join(template, 'template.yaml'), new URL(forge.url).host);
  await addOwnTemplate(template);
  const data = portalConfig(forge, forgeToken, folder);
  const backend = await startTestBackend({
    features: [
      authPlugin,
      guestProvider,
      catalogPlugin,
      templateEntityModel,
      scaffolderPlugin,
      slipwayPlugin,
      slipwaySteps,
      authServiceFactory,
      httpAuthServiceFactory,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  const url = `http://localhost:${backend.server.port()}`;
  const token = await signIn(url);
  await waitForTemplate(url, token);
  return {
    url,
    forge,
    forgeToken,
    token,
    async stop() {
      await backend.stop();
      await forge.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The template offers the sandbox of `npm start`; the forge of a test is at another port. */
async function offerHost(path: string, host: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('localhost:7008', host));
}

/** Beside it one of another name, as a platform team has that changes ours. */
async function addOwnTemplate(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'template.yaml'), 'utf8');
  await writeFile(
    join(folder, 'own.yaml'),
    text.replace('name: fastapi-service', 'name: own-service'),
  );
}

function portalConfig(forge: SandboxForge, token: string, folder: string) {
  const { host } = new URL(forge.url);
  const allow = (...kinds: string[]) => [{ allow: kinds }];
  const location = (path: string, ...kinds: string[]) => ({
    type: 'file',
    target: resolve(root, path),
    rules: allow(...kinds),
  });
  return {
    app: { baseUrl: 'http://localhost:3000' },
    backend: {
      baseUrl: 'http://localhost:7007',
      workingDirectory: folder,
      database: { client: 'better-sqlite3', connection: ':memory:' },
      reading: { allow: [{ host }] },
    },
    auth: {
      providers: {
        guest: {
          userEntityRef: 'user:default/guest',
          dangerouslyAllowOutsideDevelopment: true,
        },
      },
    },
    integrations: {
      github: [{ host, apiBaseUrl: forge.apiBaseUrl, token }],
    },
    scaffolder: {
      defaultAuthor: { name: 'Slipway', email: 'slipway@localhost' },
    },
    catalog: {
      rules: allow('Component', 'API', 'Resource', 'Location'),
      stitchingStrategy: { pollingInterval: { milliseconds: 50 } },
      locations: [
        location('examples/org.yaml', 'User', 'Group'),
        location('examples/entities.yaml', 'System'),
        location(join(folder, 'template/template.yaml'), 'Template'),
        location(join(folder, 'template/own.yaml'), 'Template'),
      ],
    },
  };
}

async function signIn(url: string): Promise<string> {
  const headers = { 'x-requested-with': 'XMLHttpRequest' };
  const session = await fetch(`${url}/api/auth/guest/refresh`, { headers });
  const { backstageIdentity } = await session.json();
  return backstageIdentity.token;
}

/** The catalog reads its locations after the backend has started. */
async function waitForTemplate(url: string, token: string) {
  const headers = { authorization: `Bearer ${token}` };
  const paths = [
    'template/default/fastapi-service',
    'template/default/own-service',
    'group/default/platform',
  ];
  for (const path of paths) {
    const entity = `${url}/api/catalog/entities/by-name/${path}`;
    for (let attempt = 0; !(await fetch(entity, { headers })).ok; attempt++) {
      if (attempt > 300) {
        throw new Error(`the catalog of the test has no ${path}`);
      }
      await delay(50);
    }
  }
}
