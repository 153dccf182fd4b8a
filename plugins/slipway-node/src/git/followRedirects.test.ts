import { pushCommit } from './pushCommit';
import { readRemoteHead } from './readRemoteHead';
import { readRemoteRefs } from './readRemoteRefs';
import { GitServer } from './testing/GitServer';
import { ordersCommit } from './testing/ordersCommit';

jest.setTimeout(60_000);

const statuses = [301, 302, 307, 308];

describe('a git server that redirects', () => {
  let server: GitServer;
  let elsewhere: GitServer;

  beforeEach(async () => {
    [server, elsewhere] = await Promise.all([
      GitServer.start(),
      GitServer.start(),
    ]);
    server.create('present');
    elsewhere.create('orders');
  });
  afterEach(() => Promise.all([server.stop(), elsewhere.stop()]));

  const options = () => ({
    url: server.urlOf('former'),
    credentials: server.credentials,
    branch: 'main',
    pausesMs: [],
  });
  const push = (url: string) =>
    pushCommit({ ...options(), url, commit: ordersCommit() });

  /** Answers every request for the former name with where it is to go. */
  function lead(status: number, to: (url: string) => string): void {
    server.intercept(({ url = '' }, response) => {
      if (!url.startsWith('/former.git')) {
        return false;
      }
      response.writeHead(status, { location: to(url) }).end();
      return true;
    });
  }

  async function failureOf(work: Promise<unknown>): Promise<Error> {
    const error: Error = await work.then(
      () => new Error('it did not fail'),
      reason => reason,
    );
    expect(`${error.message}${error.stack}`).not.toContain(
      server.credentials.password,
    );
    return error;
  }

  it.each(statuses)(
    'is followed by what reads where it says %d and stays on the host',
    async status => {
      const { commit } = await push(server.urlOf('present'));
      lead(status, url => url.replace('former', 'present'));
      expect(await readRemoteHead(options())).toMatchObject({ commit });
      const path = (url: string) => url.replace('former', 'present');
      lead(status, url => `http://127.0.0.1:${server.port}${path(url)}`);
      expect(await readRemoteRefs(options())).toContain('refs/heads/main');
    },
  );

  it.each(statuses)('never gets a push elsewhere by %d', async status => {
    lead(status, url => url.replace('former', 'present'));
    const error = await failureOf(push(server.urlOf('former')));
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message: `the forge redirects 127.0.0.1:${server.port}/former to another place, which is not followed; use the repository's present URL`,
    });
    expect(server.requests).toEqual(['POST /former.git/git-receive-pack']);
  });

  it.each(statuses)(
    'never leads credentials to another host by %d',
    async status => {
      lead(status, url => elsewhere.urlOf('orders') + url.slice(11));
      const message = `the forge redirects 127.0.0.1:${server.port}/former to http://127.0.0.1:${elsewhere.port}, where the credentials are not sent; correct the host's addresses under integrations`;
      for (const work of [
        () => readRemoteHead(options()),
        () => readRemoteRefs(options()),
        () => push(server.urlOf('former')),
      ]) {
        expect(await failureOf(work())).toMatchObject({
          name: 'NotAllowedError',
          message,
        });
      }
      expect(elsewhere.requests).toEqual([]);
    },
  );

  it.each([
    ['to another scheme', (url: string) => `https://127.0.0.1${url}`],
    ['to something else of the host', () => '/login?next=/former.git'],
    ['to another service', () => '/present.git/git-receive-pack'],
    ['to no address', () => 'http://'],
    ['to nowhere', () => ''],
    ['to itself', (url: string) => url],
  ])('is not followed %s', async (_, to) => {
    lead(301, to);
    const error = await failureOf(readRemoteHead(options()));
    expect(error.name).toBe('NotAllowedError');
    expect(error.message).toContain('redirects 127.0.0.1');
    expect(server.requests.length).toBeLessThan(6);
    expect(new Set(server.requests)).toEqual(
      new Set(['GET /former.git/info/refs?service=git-upload-pack']),
    );
  });
});
