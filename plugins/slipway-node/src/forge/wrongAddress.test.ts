import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createServer, Server } from 'node:http';
import { AddressInfo, createServer as createRawServer } from 'node:net';
import { Discretion } from './__testUtils__/Discretion';
import { impatientForge } from './__testUtils__/impatientForge';

const id = { owner: 'acme', name: 'orders' };
const token = 'canary-token-of-a-wrong-address';

/** How each kind of forge is configured where its API is said to be at an address. */
const kinds = {
  github: (api: string) => ({ apiBaseUrl: api, token }),
  gitlab: (api: string) => ({ apiBaseUrl: `${api}/api/v4`, token }),
  gitea: (api: string) => ({ baseUrl: api, password: token }),
};

type Kind = keyof typeof kinds;

const each = Object.keys(kinds) as Kind[];

/** What Node.js answers in TLS to what is no TLS is an alert, and no HTTP: a fatal one, for the version. */
const ALERT = Buffer.from([21, 3, 1, 0, 2, 2, 70]);

describe('a forge whose API is not at its address', () => {
  let answer: {
    readonly status: number;
    readonly type: string;
    readonly body: string;
  };
  let times: number;
  const pages: Server = createServer((request, response) => {
    times += 1;
    request.resume();
    response
      .writeHead(answer.status, { 'content-type': answer.type })
      .end(answer.body);
  });
  const alerts = createRawServer(socket => {
    times += 1;
    socket.on('error', () => {});
    socket.once('data', () => socket.end(ALERT));
  });

  beforeAll(async () => {
    for (const server of [pages, alerts]) {
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    }
  });
  afterAll(async () => {
    pages.closeAllConnections();
    for (const server of [pages, alerts]) {
      await new Promise(done => server.close(done));
    }
  });
  beforeEach(() => {
    times = 0;
  });

  /** What is said of a look at a repository, and what is told of its waiting. */
  async function look(
    kind: Kind,
    scheme: 'http' | 'https',
    server: Pick<Server, 'address'>,
  ) {
    const { port } = server.address() as AddressInfo;
    const host = `127.0.0.1:${port}`;
    const api = `${scheme}://${host}`;
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: { [kind]: [{ host, ...kinds[kind](api) }] },
      }),
    );
    const forge = await impatientForge({ host, integrations });
    const told: string[] = [];
    const discretion = new Discretion();
    const { name, message } = await discretion.failureOf(
      forge.readRepository(id, {
        onProgress: line => {
          discretion.onProgress(line);
          told.push(line);
        },
      }),
    );
    expect(told).toEqual([]);
    const key = kind === 'gitea' ? 'baseUrl' : 'apiBaseUrl';
    return {
      name,
      message: message
        .slice(message.indexOf(': ') + 2)
        .replace(`${key} under integrations.${kind}`, 'KEY'),
    };
  }

  it.each(each)('of %s is said where it speaks no TLS', async kind => {
    expect(await look(kind, 'https', pages)).toEqual({
      name: 'ServiceUnavailableError',
      message:
        'there is no TLS at that port (ERR_SSL_WRONG_VERSION_NUMBER); correct KEY: http:// instead of https://, or another port',
    });
    expect(times).toBe(0);
  });

  it.each(each)('of %s is said where it only speaks TLS', async kind => {
    expect(await look(kind, 'http', alerts)).toEqual({
      name: 'ServiceUnavailableError',
      message:
        'what answers there does not speak HTTP; correct KEY: https:// instead of http://, or another port',
    });
  });

  const strange = each.flatMap(kind =>
    [
      ['a page that is not there', 404, 'text/html', '<h1>canary</h1>'],
      ['a text', 404, 'text/plain', 'Not found: canary.'],
      [
        'what wants other credentials',
        401,
        'application/json',
        '{"error":{"name":"canary"}}',
      ],
      ['a page that is forbidden', 403, 'text/html', '<h1>canary</h1>'],
      ['a page that is there', 200, 'text/html', '<h1>canary</h1>'],
    ].map(([what, status, type, body]) => ({ kind, what, status, type, body })),
  );

  it.each(strange)('of $kind is said: $what', async ({ kind, ...given }) => {
    answer = given as typeof answer;
    const api = {
      github: 'GitHub’s REST API',
      gitlab: 'GitLab’s REST API',
      gitea: 'Gitea’s API',
    }[kind];
    expect(await look(kind, 'http', pages)).toEqual({
      name: 'InputError',
      message: `the answer is not that of ${api}; check KEY`,
    });
  });

  it.each(each)(
    'of %s is not suspected for what it says itself',
    async kind => {
      const type = 'application/json';
      answer = { status: 401, type, body: '{"message":"canary"}' };
      expect((await look(kind, 'http', pages)).name).toBe(
        'AuthenticationError',
      );
    },
  );
});
