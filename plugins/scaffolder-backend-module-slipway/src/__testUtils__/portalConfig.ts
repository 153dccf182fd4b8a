import { join, resolve } from 'node:path';
import { JsonObject } from '@backstage/types';
import { SandboxForge } from '@slipway/plugin-sandbox-forge';

const repository = resolve(__dirname, '../../../..');

/** A host that is configured and never answers; a port that nobody is given. */
export const SILENT_HOST = 'localhost:1023';

/** The settings of a portal in tests: those of the embedded default, with everything in one folder. */
export function portalConfig(options: {
  readonly forge: SandboxForge;
  readonly forgeToken: string;
  readonly folder: string;
  readonly templates: readonly string[];
  /** Forges besides the sandbox, as under `integrations`. */
  readonly integrations?: JsonObject;
  /** Settings of the scaffolder besides those of every portal. */
  readonly scaffolder?: JsonObject;
  /** Folder of the databases; in memory where there is none. */
  readonly databases?: string;
}): JsonObject {
  const { databases, forge, forgeToken, folder, templates, integrations } =
    options;
  const { host, port } = new URL(forge.url);
  const otherHost = `127.0.0.1:${port}`;
  return {
    app: { baseUrl: 'http://localhost:3000' },
    backend: {
      baseUrl: 'http://localhost:7007',
      workingDirectory: folder,
      database: {
        client: 'better-sqlite3',
        connection: databases ? { directory: databases } : ':memory:',
      },
      reading: { allow: [{ host }] },
      actions: { pluginSources: ['slipway'] },
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
      ...integrations,
      github: [
        { host, apiBaseUrl: forge.apiBaseUrl, token: forgeToken },
        // The same forge, with credentials that it does not know.
        {
          host: otherHost,
          apiBaseUrl: forge.apiBaseUrl.replace(host, otherHost),
          token: 'another-token',
        },
        // Nothing listens there.
        {
          host: SILENT_HOST,
          apiBaseUrl: `http://${SILENT_HOST}/api/v3`,
          token: forgeToken,
        },
      ],
    },
    scaffolder: {
      defaultAuthor: { name: 'Slipway', email: 'slipway@localhost' },
      ...options.scaffolder,
    },
    catalog: {
      rules: [
        { allow: ['Component', 'API', 'Resource', 'Location', 'Template'] },
      ],
      stitchingStrategy: { pollingInterval: { milliseconds: 50 } },
      locations: [
        {
          type: 'file',
          target: join(repository, 'examples/org.yaml'),
          rules: [{ allow: ['User', 'Group'] }],
        },
        {
          type: 'file',
          target: join(repository, 'examples/entities.yaml'),
          rules: [{ allow: ['System'] }],
        },
        { type: 'file', target: join(folder, 'legacy.yaml') },
        ...templates.map(target => ({ type: 'file', target })),
      ],
    },
  };
}
