import { generateKeyPairSync, KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { DescribedForge } from '../__testUtils__/DescribedForge';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';

jest.setTimeout(60_000);

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
});
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

const sign = (
  options: { readonly key?: KeyObject; readonly inSeconds?: number } = {},
) => {
  const { key = privateKey, inSeconds = 300 } = options;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer('7')
    .setIssuedAt(now)
    .setExpirationTime(now + inSeconds)
    .sign(key);
};

describe('a GitHub App', () => {
  let fixture: ForgeFixture;
  let forge: DescribedForge;

  beforeAll(async () => {
    fixture = await ForgeFixture.start({
      apps: [
        {
          appId: 7,
          publicKey: publicKey
            .export({ type: 'spki', format: 'pem' })
            .toString(),
          installations: [
            {
              account: 'acme',
              permissions: { administration: 'write', metadata: 'read' },
            },
          ],
        },
      ],
    });
    forge = new DescribedForge(fixture);
  });
  afterAll(() => fixture.stop());
  afterEach(() => jest.restoreAllMocks());

  async function tokenOfInstallation(): Promise<string> {
    const token = await sign();
    const { body } = await fixture.api('GET', '/app/installations', { token });
    const { body: issued, status } = await forge.call(
      'POST',
      `/app/installations/${body[0].id}/access_tokens`,
      { token },
    );
    expect(status).toBe(201);
    return issued.token;
  }

  it('sees where it is installed', async () => {
    const token = await sign();
    // Described so that an account would have to be a user and an enterprise at once.
    const { body } = await fixture.api('GET', '/app/installations', { token });
    expect(body).toEqual([
      expect.objectContaining({
        app_id: 7,
        account: expect.objectContaining({ login: 'acme' }),
        permissions: { administration: 'write', metadata: 'read' },
      }),
    ]);
    const path = `/app/installations/${body[0].id}`;
    const one = await forge.call('GET', path, { token });
    expect(one.body).toEqual(body[0]);
    const other = await forge.call('GET', '/app/installations/1', { token });
    expect(other.status).toBe(404);
  });

  it.each([
    ['that another key signed', () => sign({ key: stranger.privateKey })],
    ['that has expired', () => sign({ inSeconds: -1 })],
    ['that is valid for too long', () => sign({ inSeconds: 3600 })],
    ['that is none', async () => 'a.b.c'],
  ])('is not taken by a request %s', async (_, token) => {
    const call = { token: await token() };
    const { status } = await forge.call('GET', '/app/installations', call);
    expect(status).toBe(401);
  });

  it('is nobody but itself with what it signed, and no app with the token of the forge', async () => {
    const call = { token: await sign() };
    const body = { name: 'signed' };
    expect(
      (await fixture.api('POST', '/orgs/acme/repos', { ...call, body })).status,
    ).toBe(401);
    expect((await forge.call('GET', '/app/installations')).status).toBe(401);
  });

  it('works with a token of its installation for an hour', async () => {
    const token = await tokenOfInstallation();
    const create = (name: string) =>
      forge.call('POST', '/orgs/acme/repos', { token, body: { name } });
    expect((await create('made-by-app')).status).toBe(201);
    const later = Date.now() + 61 * 60_000;
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'], now: later });
    try {
      expect((await create('too-late')).status).toBe(401);
    } finally {
      jest.useRealTimers();
    }
  });

  it('may do what it was granted and names what it lacks', async () => {
    const token = await tokenOfInstallation();
    await forge.expect(201, 'POST', '/orgs/acme/repos', { name: 'bounds' });
    const call = async (method: string, path: string, body?: object) =>
      fixture.api(method, path, { token, body });
    const lacking = await call('GET', '/repos/acme/bounds/actions/variables');
    expect(lacking.status).toBe(403);
    expect(lacking.body.message).toBe('Resource not accessible by integration');
    expect(lacking.headers.get('x-accepted-github-permissions')).toBe(
      'actions_variables=read',
    );
    expect(lacking.headers.get('x-oauth-scopes')).toBeNull();
    expect((await call('GET', '/repos/acme/bounds')).status).toBe(200);
    expect((await call('GET', '/user')).status).toBe(403);
    expect((await call('POST', '/user/repos', { name: 'own' })).status).toBe(
      403,
    );
  });

  it('stays in the account it is installed on', async () => {
    const token = await tokenOfInstallation();
    const body = await forge.expect(201, 'POST', '/user/repos', {
      name: 'private-to-bot',
    });
    const path = '/repos/slipway/private-to-bot';
    for (const way of [
      path,
      path.toUpperCase(),
      `${path}/branches`,
      `/Repos/Slipway/Private-To-Bot/branches`,
      `/orgs/acme/teams/platform${path}`,
      `/ORGS/acme/teams/platform${path}`,
      `/repositories/${body.id}`,
    ]) {
      expect([way, (await fixture.api('GET', way, { token })).status]).toEqual([
        way,
        404,
      ]);
    }
  });

  it('finds what is its own whatever the case of the name', async () => {
    const token = await tokenOfInstallation();
    const body = await forge.expect(201, 'POST', '/orgs/acme/repos', {
      name: 'any-case',
    });
    for (const way of [
      '/repos/ACME/Any-Case',
      '/Repos/Acme/ANY-CASE',
      `/repositories/${body.id}`,
    ]) {
      const found = await fixture.api('GET', way, { token });
      expect(found).toMatchObject({ status: 200, body: { id: body.id } });
    }
    const { status } = await fixture.api('POST', '/ORGS/ACME/repos', {
      token,
      body: { name: 'any-case-too' },
    });
    expect(status).toBe(201);
  });

  it('has no account of its own, whatever the case of the path', async () => {
    const token = await tokenOfInstallation();
    const call = { token, body: { name: 'own' } };
    expect((await fixture.api('POST', '/USER/repos', call)).status).toBe(403);
    expect((await fixture.api('GET', '/User', { token })).status).toBe(403);
  });

  it('clones and pushes only with access to contents', async () => {
    const token = await tokenOfInstallation();
    await forge.expect(201, 'POST', '/orgs/acme/repos', {
      name: 'unpushed',
      private: true,
    });
    const url = `${fixture.url.replace('//', `//x:${token}@`)}/acme/unpushed`;
    await expect(fixture.git('ls-remote', url)).rejects.toThrow(/403/);
  });
});
