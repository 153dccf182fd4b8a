import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import {
  createService,
  expectOneLine,
  valuesOf,
} from '../__testUtils__/createService';

jest.setTimeout(120_000);

describe('slipway create, where no portal is', () => {
  /** Answers every request alike. */
  async function withServer(
    status: number,
    headers: Record<string, string>,
    run: (url: string) => Promise<void>,
  ) {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      response.writeHead(status, headers).end('<!doctype html>');
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    try {
      await run(`http://127.0.0.1:${port}`);
    } finally {
      await promisify(server.close.bind(server))();
    }
    return requests;
  }

  const content = valuesOf('localhost', 'shop');

  it('says that nothing answers', async () => {
    let closed = '';
    await withServer(200, {}, async url => {
      closed = url;
    });
    const run = await createService({ values: content }, ['--portal', closed]);
    expectOneLine(
      run.stderr,
      `the portal at ${closed} cannot be reached (ECONNREFUSED); start it with "npm start"`,
    );
    expect(run).toMatchObject({ status: 1, stdout: '' });
  });

  it('tells a program when it is interrupted before a task is started', async () => {
    const silent = createServer();
    await new Promise<void>(done => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    const args = ['--json', '--portal', `http://127.0.0.1:${port}`];
    const run = await createService({ values: content }, args, {
      at: { moment: once(silent, 'request'), happens: 'SIGINT' },
    });
    silent.closeAllConnections();
    await promisify(silent.close.bind(silent))();
    expect(run).toMatchObject({ status: null, signal: 'SIGINT', stderr: '' });
    expect(JSON.parse(run.stdout)).toEqual({
      status: 'interrupted',
      error: 'interrupted by SIGINT',
    });
  });

  it.each([
    [200, {}, "is not a portal's backend"],
    [404, {}, 'has no guest; set SLIPWAY_TOKEN'],
    [401, {}, 'does not accept the sign-in'],
    [302, { location: 'http://localhost:1/' }, 'answered with status 302'],
    [500, {}, 'answered with status 500'],
  ])('says what answers with %d', async (status, headers, reason) => {
    const requests = await withServer(status, { ...headers }, async url => {
      const run = await createService({ values: content }, ['--portal', url]);
      expectOneLine(run.stderr, reason);
      expect(run).toMatchObject({ status: 1, stdout: '' });
    });
    expect(requests).toEqual(['GET /api/auth/guest/refresh']);
  });

  it.each(['ci:TOKEN', 'TOKEN'])(
    'sends nothing of a file that has a secret %s among the values',
    async key => {
      const requests = await withServer(200, {}, async url => {
        const run = await createService(
          { values: `${content}'${key}': hunter2\n` },
          ['--portal', url],
        );
        expectOneLine(run.stderr, key);
        expect(run).toMatchObject({ status: 2, stdout: '' });
        expect(run.stderr).not.toContain('hunter2');
      });
      expect(requests).toEqual([]);
    },
  );

  it('blames the address, and no template, where nobody knows of tasks', async () => {
    const requests = await withServer(404, {}, async url => {
      const run = await createService({ values: content }, ['--portal', url], {
        env: { SLIPWAY_TOKEN: 'a-token' },
      });
      expectOneLine(run.stderr, `what answers at ${url} is not a portal's`);
      expect(run).toMatchObject({ status: 1, stdout: '' });
    });
    expect(requests).toEqual(['POST /api/scaffolder/v2/tasks']);
  });

  it('carries secrets nowhere else when it is sent away', async () => {
    let elsewhere: readonly string[] = [];
    await withServer(200, {}, async target => {
      const headers = { location: `${target}/stolen` };
      elsewhere = await withServer(307, headers, async url => {
        const run = await createService(
          { values: content, secrets: 'TOKEN: hunter2\n' },
          ['--portal', url],
          { env: { SLIPWAY_TOKEN: 'a-token' } },
        );
        expectOneLine(run.stderr, 'answered with status 307');
        expect(run.status).toBe(1);
      });
    }).then(requests => expect(requests).toEqual([]));
    expect(elsewhere).toEqual(['POST /api/scaffolder/v2/tasks']);
  });
});
