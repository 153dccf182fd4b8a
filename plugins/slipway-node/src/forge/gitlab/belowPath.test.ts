import { createServer, request, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { pushCommit, readRemoteHead } from '../../git';
import { ordersCommit } from '../../git/testing/ordersCommit';
import { wantedService } from '../__testUtils__/wantedService';
import { GitlabFixture } from './__testUtils__/GitlabFixture';

jest.setTimeout(60_000);

const PATH = '/tools/git';

/** Serves what is at `upstream` below a path, and nothing beside it, as a proxy in front of a GitLab does. */
async function startBelowPath(upstream: string): Promise<Server> {
  const { hostname, port } = new URL(upstream);
  const server = createServer((incoming, outgoing) => {
    const { headers, method, url = '' } = incoming;
    if (!url.startsWith(`${PATH}/`)) {
      incoming.resume();
      outgoing.writeHead(404).end();
      return;
    }
    const path = url.slice(PATH.length);
    const passed = request(
      { hostname, port, method, path, headers },
      answer => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return server;
}

describe('a GitLab that is served below a path', () => {
  let fixture: GitlabFixture;
  let below: Server;

  beforeAll(async () => {
    fixture = await GitlabFixture.start();
    below = await startBelowPath(fixture.server.url);
  });
  afterAll(async () => {
    below?.closeAllConnections();
    await new Promise(done => below?.close(done));
    await fixture?.stop();
  });

  it.each([
    ['as its API says', false],
    ['as baseUrl says', true],
  ])('gets a whole service, %s', async (how, isGiven) => {
    const { address, port } = below.address() as AddressInfo;
    const host = `${address}:${port}`;
    const base = `http://${host}${PATH}`;
    const forge = await fixture.forge({
      host,
      integrations: fixture.integrations({
        host,
        apiBaseUrl: `${base}/api/v4`,
        baseUrl: isGiven ? `${base}/` : undefined,
      }),
    });
    const name = how.replace(/ /g, '-').toLowerCase();
    const wanted = wantedService({
      person: 'grace',
      environments: ['staging'],
    });

    const made = await forge.createRepository({
      owner: 'acme/backend',
      name,
      visibility: 'private',
      description: 'Orders',
      defaultBranch: 'main',
      marker: `http://portal.test/catalog/default/component/${name}`,
    });
    expect(made).toMatchObject({
      webUrl: `${base}/acme/backend/${name}`,
      cloneUrl: `${base}/acme/backend/${name}.git`,
    });
    await forge.applyPipeline(made, wanted.pipeline);
    const remote = {
      url: made.cloneUrl,
      credentials: await forge.gitCredentials(made),
      branch: 'main',
    };
    const commit = ordersCommit();
    await pushCommit({ ...remote, commit });
    await forge.applyProtection(made, wanted.protection);
    expect(await readRemoteHead(remote)).toMatchObject({ commit: commit.id });
  });
});
