import { ForgeFixture } from '../__testUtils__/ForgeFixture';

jest.setTimeout(60_000);

describe('troubles of a sandbox forge', () => {
  let forge: ForgeFixture;

  beforeEach(async () => {
    forge = await ForgeFixture.start();
    await forge.api('POST', '/orgs/acme/repos', { body: { name: 'orders' } });
  });
  afterEach(() => forge.stop());

  const topics = '/repos/acme/orders/topics';

  async function control(method: string, troubles?: unknown, token = true) {
    const { headers } = forge.signedIn;
    const response = await fetch(`${forge.url}/api/sandbox/troubles`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token ? headers : {}),
      },
      body: troubles === undefined ? undefined : JSON.stringify(troubles),
    });
    return { status: response.status, body: await response.json() };
  }

  it('refuse the next requests in the words of GitHub, and do nothing', async () => {
    const trouble = { method: 'PUT', path: '/repos/*/*/topics', times: 2 };
    await control('PUT', [{ ...trouble, status: 429, retryAfterSeconds: 7 }]);
    const change = () =>
      forge.api('PUT', topics, { body: { names: ['changed'] } });
    for (const times of [2, 1]) {
      expect((await control('GET')).body).toMatchObject([{ times }]);
      const { body, headers, status } = await change();
      expect([status, headers.get('retry-after')]).toEqual([429, '7']);
      expect(body.message).toMatch(/^You have exceeded a secondary rate limit/);
      expect((await forge.api('GET', topics)).body.names).toEqual([]);
    }
    expect((await control('GET')).body).toEqual([]);
    expect((await change()).status).toBe(200);
  });

  /** Sends a change, and waits until it is held back. */
  async function holdBack(signal?: AbortSignal) {
    await control('PUT', [{ path: topics, delayMs: 600_000 }]);
    const changed = fetch(`${forge.apiBaseUrl}${topics}`, {
      ...forge.signedIn,
      method: 'PUT',
      body: JSON.stringify({ names: ['late'] }),
      signal,
    });
    changed.catch(() => {});
    while ((await control('GET')).body.length > 0) {
      // The request is still on its way.
    }
    return { answer: () => changed };
  }

  it('hold requests back', async () => {
    await control('PUT', [{ path: topics, delayMs: 400 }]);
    const before = performance.now();
    expect((await forge.api('GET', topics)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(395);
  });

  it('let go what they hold back as soon as they are replaced', async () => {
    const { answer } = await holdBack();
    expect((await forge.api('GET', topics)).body.names).toEqual([]);
    await control('PUT', []);
    expect((await answer()).status).toBe(200);
    expect((await forge.api('GET', topics)).body.names).toEqual(['late']);
  });

  it('drop what is given up while they hold it back', async () => {
    const client = new AbortController();
    const { answer } = await holdBack(client.signal);
    client.abort();
    await expect(answer()).rejects.toThrow('aborted');
    // What is answered now was sent after the connection had ended.
    await control('GET');
    await control('PUT', []);
    expect((await forge.api('GET', topics)).body.names).toEqual([]);
  });

  it('meet git as well as the API, and nobody else', async () => {
    await control('PUT', [
      { path: '/acme/*.git/info/refs', status: 503, times: 1 },
      { path: '/repos/acme/order*', status: 502, times: 1 },
    ]);
    const remote = forge.remote('acme/orders.git');
    await expect(forge.git('ls-remote', remote)).rejects.toThrow(/503/);
    await expect(forge.git('ls-remote', remote)).resolves.toBe('');
    // A star ends at a slash.
    expect((await forge.api('GET', topics)).status).toBe(200);
    expect((await forge.api('GET', '/repos/acme/orders')).status).toBe(502);
    expect((await forge.api('GET', '/repos/acme/orders')).status).toBe(200);
  });

  it('are given by whoever has the token, and read as a whole', async () => {
    expect((await control('GET', undefined, false)).status).toBe(401);
    expect((await control('PUT', [], false)).status).toBe(401);
    await control('PUT', [{ path: '/user', status: 500 }]);
    const { body, status } = await control('PUT', [
      { path: 'user', status: 500 },
      { path: '/user', status: 200, times: 0 },
      { path: '/user', retryAfterSeconds: 1, colour: 'red' },
    ]);
    expect(status).toBe(422);
    expect(body.message.split('\n')).toEqual([
      'troubles[0].path: must be a path that begins with a slash',
      'troubles[1].times: Number must be greater than or equal to 1',
      expect.stringMatching(/^troubles\[1\]\.status: must be one of 403, /),
      expect.stringMatching(/^troubles\[2\]: Unrecognized key/),
      'troubles[2]: must have delayMs or status',
      'troubles[2]: must have a status where it has retryAfterSeconds',
    ]);
    expect((await forge.api('GET', '/user')).status).toBe(500);
  });

  it('can be there from the start', async () => {
    const other = await ForgeFixture.start({
      troubles: [{ path: '/user', status: 503 }],
    });
    try {
      expect((await other.api('GET', '/user')).status).toBe(503);
      expect((await other.api('GET', '/user')).status).toBe(200);
    } finally {
      await other.stop();
    }
    await expect(
      ForgeFixture.start({ troubles: [{ path: '/user' }] }),
    ).rejects.toThrow('troubles[0]: must have delayMs or status');
  });
});
