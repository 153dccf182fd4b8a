import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { pushFirstCommit } from '../__testUtils__/pushFirstCommit';
import { Forge, Repository } from '../Forge';
import { Patience } from '../http/Patience';
import {
  everything,
  protection,
  repositoryOf,
} from './__testUtils__/everything';
import { neededPermissions } from './neededPermissions';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});

const least = neededPermissions(everything);

/** Git's server of the sandbox does not look into what is pushed. */
const names = Object.keys(least).filter(name => name !== 'workflows');

/** The app that has everything, and after it one without each of the names. */
const apps = [undefined, ...names].map((missing, index) => ({
  appId: 1 + index,
  publicKey,
  installations: [
    {
      account: 'acme',
      permissions: Object.fromEntries(
        Object.entries(least).filter(([name]) => name !== missing),
      ),
    },
  ],
}));

jest.setTimeout(60_000);

/** Creating is what emulate refuses apps; the sandbox forge grants exactly what an installation says. */
describe('GithubForge as a GitHub App that has the least permissions', () => {
  let fixture: ForgeFixture;

  beforeAll(async () => {
    fixture = await ForgeFixture.start({ apps });
  });
  afterAll(() => fixture.stop());
  beforeEach(() => fixture.proxy.clear());

  const forgeOf = (
    appId: number,
    patience?: Partial<Patience>,
  ): Promise<Forge> =>
    fixture.forge({
      patience,
      integrations: fixture.integrations({
        token: undefined,
        apps: [
          { appId, clientId: 'unused', clientSecret: 'unused', privateKey },
        ],
      }),
    });
  async function push(forge: Forge, { cloneUrl, ...id }: Repository) {
    const credentials = await forge.gitCredentials(id);
    const { href } = Object.assign(new URL(cloneUrl), {
      ...credentials,
      // Its API is behind a proxy here, and it has no TLS.
      protocol: 'http:',
    });
    await pushFirstCommit(href, 'main');
  }

  it('makes a repository with everything, and nothing twice', async () => {
    const forge = await forgeOf(1);
    const spec = repositoryOf('whole');
    expect(await forge.preflight(spec, everything)).toEqual({
      ownerKind: 'organization',
      problems: [],
    });
    const made = await forge.createRepository(spec);
    expect(made.created).toBe(true);
    await forge.applyPipeline(spec, everything);
    await push(forge, made);
    await forge.applyProtection(spec, protection);
    const asApp = fixture.proxy.requests
      .filter(({ path }) => path.startsWith('/app/'))
      .map(({ method, path }) => `${method} ${path.replace(/\d+/, '{id}')}`)
      .sort();
    // Where it is installed: once for the token, and once for what it may do.
    expect(asApp).toEqual([
      'GET /app/installations',
      'GET /app/installations',
      'POST /app/installations/{id}/access_tokens',
    ]);

    fixture.proxy.clear();
    expect(await forge.createRepository(spec)).toMatchObject({
      created: false,
      empty: false,
    });
    await forge.applyPipeline(spec, everything);
    await forge.applyProtection(spec, protection);
    expect(fixture.proxy.writes).toEqual([]);
    expect(
      fixture.proxy.requests.filter(({ status }) => status === 403),
    ).toEqual([]);
  });

  it('does not wait for a token for longer than for anything else, nor after it was cancelled', async () => {
    const forge = await forgeOf(1, { requestTimeoutMs: 500 });
    fixture.proxy.spoil({ path: /^\/app\//, gives: 'silence', times: 99 });
    const controller = new AbortController();
    const reading = forge.readRepository(repositoryOf('whole'), {
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(new Error('enough')), 200);
    await expect(reading).rejects.toThrow('enough');

    const forgotten = forge.readRepository(repositoryOf('whole'));
    await expect(forgotten).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('there was no answer in time'),
    });
  });

  it('waits no longer for the token that git is given', async () => {
    const forge = await forgeOf(1, { requestTimeoutMs: 300, retries: 1 });
    fixture.proxy.spoil({ path: /^\/app\//, gives: 'silence', times: 99 });
    const id = repositoryOf('whole');
    const controller = new AbortController();
    const { signal } = controller;
    const cancelled = forge.gitCredentials(id, { signal });
    setTimeout(() => controller.abort(new Error('enough')), 100);
    await expect(cancelled).rejects.toThrow('enough');
    await expect(forge.gitCredentials(id, { signal })).rejects.toThrow(
      'enough',
    );

    const waits: string[] = [];
    const onProgress = (message: string) => waits.push(message);
    await expect(
      forge.gitCredentials(id, { onProgress }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        'get the credentials for git of acme/whole',
      ),
    });
    expect(waits.join()).toContain('the forge did not answer in time');

    fixture.proxy.clear();
    const { username } = await (await forgeOf(1)).gitCredentials(id);
    expect(username).toBe('x-access-token');
  });

  it.each([301, 302, 307, 308])(
    'shows nobody else what it signed where its API says %d',
    async status => {
      const seen: (string | undefined)[] = [];
      const elsewhere = createServer((request, response) => {
        seen.push(request.headers.authorization);
        response.writeHead(404).end('{}');
      });
      await new Promise<void>(done => elsewhere.listen(0, '127.0.0.1', done));
      const { port } = elsewhere.address() as AddressInfo;
      const location = `http://127.0.0.1:${port}/`;
      fixture.proxy.spoil({
        path: /^\/app\//,
        gives: { status, headers: { location } },
        times: 99,
      });
      try {
        const forge = await forgeOf(1);
        const id = repositoryOf('whole');
        await expect(forge.gitCredentials(id)).rejects.toMatchObject({
          name: 'AuthenticationError',
          message: expect.stringContaining('check apiBaseUrl and apps'),
        });
        expect(seen.filter(header => header !== undefined)).toEqual([]);
      } finally {
        elsewhere.closeAllConnections();
        await new Promise(done => elsewhere.close(done));
      }
    },
  );

  it.each(names)(
    'needs %s, which is told before anything is made',
    async name => {
      const forge = await forgeOf(names.indexOf(name) + 2);
      const spec = repositoryOf(name.replace('_', '-'));
      const { problems } = await forge
        .preflight(spec, everything)
        .catch(({ message }) => ({ problems: [message] }));
      expect(problems.join()).toContain(name);
      expect(fixture.proxy.writes.join()).not.toContain('repos');

      const run = async () => {
        const made = await forge.createRepository(spec);
        await forge.applyPipeline(spec, everything);
        await push(forge, made);
        await forge.applyProtection(spec, protection);
      };
      await expect(run()).rejects.toThrow(
        name === 'contents' ? /403/ : `lack the permission ${name}=`,
      );
    },
  );
});
