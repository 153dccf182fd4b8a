import { readFileSync } from 'node:fs';
import express from 'express';
import { ForgeContext } from '../server/ForgeContext';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { seedAccounts } from '../store/seedAccounts';
import { createApi } from './createApi';

jest.setTimeout(60_000);

interface Layer {
  readonly route?: {
    readonly path: string | readonly string[];
    readonly methods: Readonly<Record<string, boolean>>;
  };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

function routesOf(stack: readonly Layer[]): readonly string[] {
  return stack.flatMap(({ route, handle }) => [
    ...[route?.path ?? []]
      .flat()
      .flatMap(path =>
        Object.keys(route?.methods ?? {}).map(method => `${method} ${path}`),
      ),
    ...routesOf(handle?.stack ?? []),
  ]);
}

const shapeOf = (route: string) =>
  route
    .replace(/:kind\(tarball\|zipball\)/, 'tarball')
    .replace(/\{[^}]+\}|:\w+|\*/g, '?');

describe('createApi', () => {
  it('has only routes that GitHub describes', () => {
    const accounts = seedAccounts(new Date().toISOString());
    const [owner] = accounts.users;
    // Only the routes are looked at: nothing of the forge is called.
    const api = createApi({} as ForgeContext, 'token', owner as never);
    const routes = routesOf(express().use(api)._router.stack);
    const file = require.resolve(
      '@octokit/openapi/generated/api.github.com.deref.json',
    );
    const { paths } = JSON.parse(readFileSync(file, 'utf8'));
    const described = new Set(
      Object.entries<object>(paths).flatMap(([path, item]) =>
        Object.keys(item).map(method => shapeOf(`${method} ${path}`)),
      ),
    );
    expect(routes.length).toBeGreaterThan(80);
    const invented = routes.filter(
      route =>
        // Where GitHub sends who asks for a repository by its former name; its description leaves it out.
        route !== 'get /repositories/:id' &&
        !described.has(shapeOf(route)) &&
        // GitHub describes these with a path or ref that may be left out.
        !/\/(contents|:kind\(tarball\|zipball\))$/.test(route),
    );
    expect(invented).toEqual([]);
  });
});

describe('signing in to the API', () => {
  let forge: ForgeFixture;
  beforeAll(async () => {
    forge = await ForgeFixture.start();
    const names = { name: 'hidden', private: true };
    await forge.api('POST', '/orgs/acme/repos', { body: names });
    await forge.api('POST', '/orgs/acme/repos', { body: { name: 'open' } });
  });
  afterAll(() => forge.stop());

  it('takes the token as Bearer, token and Basic, and no other', async () => {
    const basic = (user: string, password: string) =>
      `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const token = 'token-of-the-tests';
    const statusOf = async (Authorization: string) => {
      const call = { token: undefined, headers: { Authorization } };
      return (await forge.api('GET', '/repos/acme/hidden', call)).status;
    };
    for (const right of [
      `Bearer ${token}`,
      `bearer ${token}`,
      `token ${token}`,
      basic('anyone', token),
      basic('', token),
    ]) {
      expect(await statusOf(right)).toBe(200);
    }
    for (const wrong of [
      'Bearer wrong',
      `Bearer ${token}x`,
      `Digest ${token}`,
      token,
      basic(token, ''),
      basic('slipway', 'wrong'),
      'Basic %%%',
      'Bearer',
    ]) {
      expect(await statusOf(wrong)).toBe(401);
    }
  });

  it('hides private repositories from the anonymous and lets them write nothing', async () => {
    const anonymous = { token: undefined };
    const statusOf = async (method: string, path: string) =>
      (await forge.api(method, path, { ...anonymous, body: undefined })).status;
    expect(await statusOf('GET', '/repos/acme/hidden')).toBe(404);
    expect(await statusOf('GET', '/repos/acme/hidden/contents/')).toBe(404);
    expect(await statusOf('PUT', '/repos/acme/hidden/topics')).toBe(404);
    expect(await statusOf('GET', '/repos/acme/open')).toBe(200);
    expect(await statusOf('PUT', '/repos/acme/open/topics')).toBe(401);
    expect(await statusOf('DELETE', '/repos/acme/open')).toBe(401);
    expect(await statusOf('POST', '/orgs/acme/repos')).toBe(401);
    expect(await statusOf('GET', '/user')).toBe(401);
    expect(await statusOf('GET', '/user/repos')).toBe(401);
    expect(await statusOf('GET', '/orgs/acme/teams')).toBe(404);
    const listed = await forge.api('GET', '/orgs/acme/repos', anonymous);
    expect(listed.body.map((one: any) => one.name)).toEqual(['open']);
  });

  it('does not tell the anonymous what pipelines are fed with', async () => {
    for (const path of [
      'actions/secrets',
      'actions/variables',
      'actions/secrets/public-key',
      'collaborators',
      'teams',
      'branches/main/protection',
    ]) {
      const call = { token: undefined };
      const answer = await forge.api('GET', `/repos/acme/open/${path}`, call);
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });

  it('says on every answer what GitHub says in headers', async () => {
    const { headers } = await forge.api('GET', '/repos/acme/open');
    expect(headers.get('x-oauth-scopes')).toContain('repo');
    expect(headers.get('x-accepted-github-permissions')).toBe('metadata=read');
    expect(headers.get('x-github-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(Number(headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('answers what it cannot take in the shape of every other error', async () => {
    const post = (body: string) =>
      fetch(`${forge.apiBaseUrl}/orgs/acme/repos`, {
        method: 'POST',
        headers: { Authorization: 'Bearer token-of-the-tests' },
        body,
      });
    const broken = await post('{"name":');
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({
      message: 'Problems parsing JSON',
    });
    expect((await post('null')).status).toBe(422);
    expect((await post('[]')).status).toBe(422);
    const unknown = await forge.api('GET', '/nothing/here');
    expect(unknown.status).toBe(404);
    expect(unknown.body.message).toBe('Not Found');
    expect((await forge.api('GET', '/repos/acme/%E0%A4%A')).status).toBe(400);
  });
});
