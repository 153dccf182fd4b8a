import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Discretion } from './__testUtils__/Discretion';
import { impatientForge } from './__testUtils__/impatientForge';
import { CallOptions, Forge, RepositorySpec } from './Forge';

const token = 'canary-token-of-redirects';
const spec: RepositorySpec = {
  owner: 'acme',
  name: 'orders',
  visibility: 'private',
  description: '',
  defaultBranch: 'main',
  marker: 'http://portal.test/catalog/default/component/orders',
};
const pipeline = {
  access: [{ kind: 'team', name: 'platform', permission: 'push' }],
  topics: ['slipway'],
  environments: [],
  variables: { LEVEL: 'info' },
  secrets: [{ name: 'TOKEN', value: () => 'canary-value' }],
} as const;

/** How each kind of forge is configured where its API is at an address. */
const kinds = {
  github: (api: string) => ({ apiBaseUrl: api, token }),
  gitlab: (api: string) => ({ apiBaseUrl: `${api}/api/v4`, token }),
  gitea: (api: string) => ({ baseUrl: api, password: token }),
};

/** What a repository's number or name looks like at the end of a redirect of each kind. */
const places = {
  github: '/repositories/5',
  gitlab: '/api/v4/projects/5',
  gitea: '/api/v1/repos/acme/other',
};

type Kind = keyof typeof kinds;

const calls: Readonly<
  Record<string, (forge: Forge, options: CallOptions) => Promise<unknown>>
> = {
  reads: (forge, options) => forge.readRepository(spec, options),
  creates: (forge, options) =>
    forge.createRepository(spec, { ...options, fresh: true }),
  'sets what pipelines need': (forge, options) =>
    forge.applyPipeline(spec, pipeline, { ...options, fresh: true }),
  protects: (forge, options) =>
    forge.applyProtection(
      spec,
      { branch: 'main', requiredApprovals: 1, requiredChecks: [] },
      options,
    ),
  deletes: (forge, options) =>
    forge.deleteRepository(
      {
        ...spec,
        id: '5',
        webUrl: '',
        cloneUrl: '',
        ownerKind: 'organization',
        empty: true,
      },
      options,
    ),
};

const cases = (Object.keys(kinds) as Kind[]).flatMap(kind =>
  [301, 302, 307, 308].map(status => [kind, status] as const),
);

describe('a forge whose API redirects', () => {
  let asked: Server;
  let elsewhere: Server;
  let location: (request: IncomingMessage) => string;
  let status: number;
  let leaked: string[];
  let requests: string[];

  const addressOf = (server: Server) =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    asked = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      request.resume();
      response.writeHead(status, { location: location(request) }).end();
    });
    elsewhere = createServer((request, response) => {
      leaked.push(`${request.method} ${JSON.stringify(request.headers)}`);
      response.end('{}');
    });
    for (const server of [asked, elsewhere]) {
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    }
  });
  afterAll(async () => {
    for (const server of [asked, elsewhere]) {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    }
  });
  beforeEach(() => {
    leaked = [];
    requests = [];
  });

  function forgeOf(kind: Kind): Promise<Forge> {
    const api = addressOf(asked);
    const { host } = new URL(api);
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: { [kind]: [{ host, ...kinds[kind](api) }] },
      }),
    );
    return impatientForge({ host, integrations });
  }

  it.each(cases)(
    'of %s with %d to another host sends nothing there, and says so',
    async (kind, code) => {
      status = code;
      location = ({ url }) => `${addressOf(elsewhere)}${url}`;
      const forge = await forgeOf(kind);
      for (const call of Object.values(calls)) {
        const discretion = new Discretion();
        const { onProgress } = discretion;
        const error = await discretion.failureOf(call(forge, { onProgress }));
        expect(error.name).toBe('ConflictError');
        expect(error.message).toContain(
          `the answer leads to ${addressOf(
            elsewhere,
          )}, where the credentials are not sent; use the present name of what was renamed, or correct `,
        );
        expect(error.message).toContain(`under integrations.${kind}`);
      }
      expect(leaked).toEqual([]);
    },
  );

  it.each(cases)(
    'of %s with %d to a repository of another host looks for it at its own',
    async (kind, code) => {
      status = code;
      location = () => `${addressOf(elsewhere)}${places[kind]}`;
      const forge = await forgeOf(kind);
      const error = await new Discretion().failureOf(
        forge.readRepository(spec),
      );
      expect(error.name).toBe('ConflictError');
      expect(requests).toContain(`GET ${places[kind]}`);
      expect(leaked).toEqual([]);
    },
  );

  it.each([
    '',
    'http://',
    'data:text/plain,1',
    '//[',
    '/%E0%A4%A/%',
    `https://${'a'.repeat(5000)}/`,
    'https://canary:canary@canary-user.test@elsewhere.test/',
    '/api/v1/repos/%E0%A4%A/..',
    '/api/v1/repos/../..',
  ])('is understood whatever it says: %j', async text => {
    status = 301;
    location = () => text;
    for (const kind of Object.keys(kinds) as Kind[]) {
      const error = await new Discretion().failureOf(
        (await forgeOf(kind)).readRepository(spec),
      );
      expect(['ConflictError', 'InputError']).toContain(error.name);
      expect(error.message.length).toBeLessThan(400);
    }
    expect(leaked).toEqual([]);
  });
});
