import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { pktLine } from './pktLine';
import { pushCommit, PushOptions } from './pushCommit';
import { readRemoteHead } from './readRemoteHead';
import { ordersCommit } from './testing/ordersCommit';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const REPORT = { 'content-type': 'application/x-git-receive-pack-result' };
const credentials = { username: 'slipway', password: 's3cret-t0ken' };
const encoded = Buffer.from('slipway:s3cret-t0ken').toString('base64');

/** Any server at all, and what each of its answers makes of a push. */
describe('a push to a server that is not as it should be', () => {
  let answer: Answer;
  let requests: string[];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => answer(response, request));
  });

  beforeAll(
    () => new Promise<void>(done => server.listen(0, '127.0.0.1', done)),
  );
  afterAll(() => {
    server.closeAllConnections();
    return new Promise(done => server.close(done));
  });
  beforeEach(() => {
    requests = [];
  });

  function urlOf(path: string): string {
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  }

  function push(options: Partial<PushOptions> = {}) {
    return pushCommit({
      url: urlOf('/acme/orders.git'),
      credentials,
      branch: 'main',
      commit: ordersCommit(),
      pausesMs: [],
      ...options,
    });
  }

  /** The one sentence, checked for what must never be in it. */
  async function failureOf(pushing: Promise<unknown>): Promise<Error> {
    const error = await pushing.then(
      () => new Error('it did not fail'),
      reason => reason,
    );
    const shown = `${error.message}${error.stack}${JSON.stringify(error)}`;
    expect(shown).not.toContain(credentials.password);
    expect(shown).not.toContain(encoded);
    expect(error.message).not.toMatch(/\p{Cc}/u);
    expect(error.message.length).toBeLessThan(500);
    return error;
  }

  /** A report in the first band of git's side band. */
  function report(...lines: string[]): Buffer {
    return band([...lines.map(pktLine), Buffer.from('0000')]);
  }

  function band(parts: readonly Buffer[]): Buffer {
    const content = Buffer.concat(parts);
    const length = (content.byteLength + 5).toString(16).padStart(4, '0');
    return Buffer.concat([
      Buffer.from(`${length}\u0001`),
      content,
      Buffer.from('0000'),
    ]);
  }

  it('waits while the server thinks, longer than an agent of Node would', async () => {
    answer = response => {
      setTimeout(() => {
        response.writeHead(200, REPORT);
        response.end(report('unpack ok\n', 'ok refs/heads/main\n'));
      }, 5_500);
    };
    expect(await push()).toMatchObject({ outcome: 'pushed' });
    expect(requests).toHaveLength(1);
  }, 30_000);

  it.each([
    [301, 'NotAllowedError', 'redirects 127.0.0.1'],
    [307, 'NotAllowedError', 'redirects 127.0.0.1'],
    [401, 'AuthenticationError', 'does not accept the credentials'],
    [403, 'NotAllowedError', 'write access'],
    [404, 'NotFoundError', 'there is no repository 127.0.0.1'],
    [429, 'ServiceUnavailableError', 'with status 429'],
    [500, 'ServiceUnavailableError', 'with status 500'],
    [503, 'ServiceUnavailableError', 'with status 503'],
  ])('says what %d means', async (status, name, text) => {
    answer = response => {
      response.writeHead(status, { location: urlOf('/elsewhere') });
      response.end(`${credentials.password} ${encoded}`);
    };
    const error = await failureOf(push());
    expect(error).toMatchObject({ name });
    expect(error.message).toContain(text);
    expect(requests).toEqual(['POST /acme/orders.git/git-receive-pack']);
  });

  it('repeats what may pass, and only that', async () => {
    answer = response => response.writeHead(503).end();
    await failureOf(push({ pausesMs: [1, 1] }));
    expect(requests).toHaveLength(3);
    requests = [];
    answer = response => response.writeHead(401).end();
    await failureOf(push({ pausesMs: [1, 1] }));
    expect(requests).toHaveLength(1);
  });

  const ok = report('unpack ok\n', 'ok refs/heads/main\n');
  it.each<[string, Buffer | string, Record<string, string>?]>([
    ['a page', '<html>', { 'content-type': 'text/html' }],
    ['nothing', ''],
    ['a page as a report', '<html><body>'],
    ['a length that is none', '00zz'],
    ['a length that is too small', '0001'],
    ['a line that breaks off', '00ff\u0001unpack ok'],
    ['a report that breaks off', ok.subarray(0, -4)],
    [
      'a report without an end',
      band([pktLine('unpack ok\n'), pktLine('ok refs/heads/main\n')]),
    ],
    ['only half a report', report('unpack ok\n')],
    ['a report on another branch', report('unpack ok\n', 'ok refs/heads/x\n')],
    ['a success without a pack', report('ok refs/heads/main\n')],
    [
      'a success of a broken pack',
      report('unpack no\n', 'ok refs/heads/main\n'),
    ],
    ['two reports', Buffer.concat([ok.subarray(0, -4), ok])],
    ['more lines', report('unpack ok\n', 'ok refs/heads/main\n', 'ok x\n')],
    ['an unknown band', '0006\u0007x0000'],
    [
      'an error of git',
      pktLine(`ERR out of ${credentials.password}\r\n\u001b[2J`),
    ],
    ['an error band', pktLine(`\u0003fatal ${encoded}\n`)],
    ['a compressed answer', gzipSync(ok), { 'content-encoding': 'gzip' }],
    ['a broken compressed answer', 'x', { 'content-encoding': 'gzip' }],
  ])('is not taken in by %s', async (_, body, headers = {}) => {
    answer = response => {
      response.writeHead(200, { ...REPORT, ...headers });
      response.end(body);
    };
    const error = await failureOf(push());
    expect(error).toMatchObject({ name: 'ServiceUnavailableError' });
    expect(error.message).toContain('does not answer as git does');
  });

  it('believes a report that is whole', async () => {
    answer = response => response.writeHead(200, REPORT).end(ok);
    expect((await push()).outcome).toBe('pushed');
  });

  it('stops reading an answer without an end', async () => {
    answer = response => {
      response.writeHead(200, REPORT);
      const noise = pktLine(`\u0002${'x'.repeat(60_000)}`);
      const more = () => {
        while (!response.destroyed && response.write(noise));
      };
      response.on('drain', more);
      more();
    };
    const error = await failureOf(push());
    expect(error.message).toContain('more than 4194304 bytes');
  });

  it.each([0, 20])(
    'notices an answer that breaks off after %d ms',
    async ms => {
      answer = response => {
        response.writeHead(200, { ...REPORT, 'content-length': '1000' });
        response.write(ok.subarray(0, 9));
        setTimeout(() => response.socket?.end(), ms);
      };
      const start = Date.now();
      await failureOf(push({ timeoutMs: 10_000 }));
      expect(Date.now() - start).toBeLessThan(5_000);
    },
  );

  it.each([
    ['before its answer', () => {}],
    [
      'in the middle of its answer',
      response => response.writeHead(200, REPORT).write('0'),
    ],
  ] as [string, Answer][])(
    'ends in time with a server that is silent %s',
    async (_, silent) => {
      answer = silent;
      const late = await failureOf(push({ timeoutMs: 100, pausesMs: [1] }));
      expect(late).toMatchObject({ name: 'ServiceUnavailableError' });
      expect(late.message).toContain('within 1 s');

      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error('called off')), 50);
      const off = await failureOf(push({ signal: controller.signal }));
      expect(off.message).toBe('called off');
      const count = requests.length;
      await failureOf(push({ signal: controller.signal }));
      expect(requests).toHaveLength(count);
    },
  );

  it('says that nobody listens', async () => {
    const gone = createServer();
    await new Promise<void>(done => gone.listen(0, '127.0.0.1', done));
    const { port } = gone.address() as AddressInfo;
    await new Promise(done => gone.close(done));
    const url = `http://127.0.0.1:${port}/acme/orders.git`;
    const error = await failureOf(push({ url }));
    expect(error).toMatchObject({ name: 'ServiceUnavailableError' });
    expect(error.message).toContain('cannot be reached');
    expect(error.message).toContain('ECONNREFUSED');
  });

  it.each([
    ['git@github.com:acme/orders.git', 'not one of http or https'],
    ['file:///etc', 'not one of http or https'],
    ['https://slipway:s3cret-t0ken@forge.example/a/b', 'carries credentials'],
  ])('does not ask %s', async (url, text) => {
    const error = await failureOf(push({ url }));
    expect(error).toMatchObject({ name: 'InputError' });
    expect(error.message).toContain(text);
    expect(requests).toEqual([]);
  });

  it.each([
    '',
    'a b',
    '../x',
    'a..b',
    '-x',
    'x.lock',
    'a~1',
    'a\n',
    '/x',
    'HEAD',
    '@{u}',
  ])('does not ask for the branch %j', async branch => {
    const error = await failureOf(push({ branch }));
    expect(error).toMatchObject({ name: 'InputError' });
    expect(requests).toEqual([]);
  });

  it.each([
    'nothing',
    '001e# service=git-upload-pack\n0000',
    '001e# service=git-upload-pack\n0000000ahello0000',
    `001e# service=git-upload-pack\n0000${pktLine(
      `${'a'.repeat(40)} refs/heads/main\0x`,
    )}0000`,
  ])('does not read a branch out of %j', async body => {
    answer = response =>
      response
        .writeHead(200, {
          'content-type': 'application/x-git-upload-pack-advertisement',
        })
        .end(body);
    const url = urlOf('/acme/orders.git');
    const reading = readRemoteHead({ url, branch: 'main', pausesMs: [] });
    const error = await failureOf(reading);
    expect(error.message).toContain('does not answer as git does');
  });
});
