import { AddressInfo, createServer } from 'node:net';
import { Lanes } from './Lanes';
import { prepareForge } from '../__testUtils__/prepareForge';

jest.setTimeout(60_000);

describe('sendPatiently', () => {
  const rig = prepareForge('patient');

  it.each([
    [
      'the secondary limit, with nothing said about how long',
      {
        status: 403,
        body: { message: 'You have exceeded a secondary rate limit. canary' },
      },
      'in 1 min',
    ],
    [
      'the hourly limit',
      {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 1770),
        },
      },
      'in 30 min',
    ],
    [
      'a long pause',
      { status: 429, headers: { 'retry-after': '600' } },
      'in 10 min',
    ],
  ])('does not wait longer than it may for %s', async (_, gives, when) => {
    const hasty = await rig.fixture.forge({
      patience: { maxLimitWaitMs: 5_000 },
    });
    rig.fixture.proxy.spoil({ path: /./, gives, times: 99 });
    const before = Date.now();
    const error = await rig.discretion.failureOf(
      hasty.createRepository(rig.spec),
    );
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        `over the forge’s rate limit; run the step again ${when}`,
      ),
    });
    expect(rig.fixture.proxy.requests).toHaveLength(1);
  });

  it('waits until the hourly limit is over', async () => {
    const reset = Math.floor(Date.now() / 1000) + 1;
    rig.fixture.proxy.spoil({
      path: /./,
      gives: {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(reset),
        },
      },
    });
    expect(await rig.forge.readRepository(rig.spec)).toBeUndefined();
    expect(rig.fixture.proxy.requests).toHaveLength(2);
    expect(Date.now()).toBeGreaterThanOrEqual(reset * 1000);
  });

  it('holds all requests back while one of them was told to wait', async () => {
    await rig.forge.createRepository(rig.spec);
    rig.fixture.proxy.clear();
    rig.fixture.proxy.spoil({
      method: 'POST',
      path: /actions\/variables$/,
      gives: { status: 429, headers: { 'retry-after': '2' } },
    });
    const variables = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`V${index}`, 'x']),
    );
    await rig.forge.applyPipeline(
      rig.spec,
      { environments: [], secrets: [], variables },
      { fresh: true },
    );

    const { requests } = rig.fixture.proxy;
    const told = requests.find(({ status }) => status === 429)?.at ?? 0;
    const early = requests.filter(
      ({ at }) => at > told + 1_000 && at < told + 1_990,
    );
    expect(early).toEqual([]);
    expect(
      requests.filter(({ at }) => at >= told + 1_990).length,
    ).toBeGreaterThan(50);
  });

  it('holds back the other tasks of the same credential, and nobody else', async () => {
    const lanes = new Lanes();
    const said: string[] = [];
    const one = await rig.fixture.forge({ lanes });
    const other = await rig.fixture.forge({ lanes });
    const person = await rig.fixture.forge({
      lanes,
      token: rig.fixture.token,
    });
    rig.fixture.proxy.spoil({
      path: /./,
      gives: { status: 429, headers: { 'retry-after': '2' } },
    });
    const waiting = one.readRepository(rig.spec);
    while (rig.fixture.proxy.requests.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    const told = Date.now();
    await new Promise(resolve => setTimeout(resolve, 50));
    await person.readRepository(rig.spec);
    expect(Date.now() - told).toBeLessThan(1_000);

    await other.readRepository(rig.spec, {
      onProgress: message => said.push(message),
    });
    expect(Date.now() - told).toBeGreaterThan(1_800);
    expect(said).toEqual([
      `Waiting 2 s to read repository acme/${rig.spec.name}: the forge limits the rate of requests`,
    ]);
    await waiting;
  });

  it('does not wait at a door that is closed for too long, and sends nothing', async () => {
    const lanes = new Lanes();
    const patience = { maxLimitWaitMs: 1_000 };
    const patient = await rig.fixture.forge({
      lanes,
      patience: { maxLimitWaitMs: 60_000 },
    });
    const hasty = await rig.fixture.forge({ lanes, patience });
    const controller = new AbortController();
    rig.fixture.proxy.spoil({
      path: /./,
      gives: { status: 429, headers: { 'retry-after': '30' } },
    });
    const { signal } = controller;
    const waiting = patient.readRepository(rig.spec, { signal });
    waiting.catch(() => {});
    while (rig.fixture.proxy.requests.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(
      await rig.discretion.failureOf(hasty.readRepository(rig.spec)),
    ).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('run the step again in 1 min'),
    });
    expect(rig.fixture.proxy.requests).toHaveLength(1);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each([
    ['300', 'in 5 min'],
    // For so long at most others are refused for it.
    ['1800', 'in 10 min'],
  ])(
    'closes the door where it is not waited for %s s, so that others fail at once',
    async (pause, when) => {
      const lanes = new Lanes();
      const patience = { maxLimitWaitMs: 1_000 };
      const one = await rig.fixture.forge({ lanes, patience });
      const other = await rig.fixture.forge({ lanes, patience });
      rig.fixture.proxy.spoil({
        path: /./,
        gives: { status: 429, headers: { 'retry-after': pause } },
        times: 99,
      });
      await rig.discretion.failureOf(one.readRepository(rig.spec));

      expect(
        await rig.discretion.failureOf(other.readRepository(rig.spec)),
      ).toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining(
          `over the forge’s rate limit; run the step again ${when}`,
        ),
      });
      expect(rig.fixture.proxy.requests).toHaveLength(1);
    },
  );

  it('asks more and more seldom where the forge says that no time is to be waited', async () => {
    const patience = { maxLimitWaitMs: 1_500 };
    const forge = await rig.fixture.forge({ patience });
    rig.fixture.proxy.spoil({
      path: /./,
      gives: { status: 429, headers: { 'retry-after': '0' } },
      times: 9_999,
    });
    const error = await rig.discretion.failureOf(
      forge.readRepository(rig.spec),
    );
    expect(error.message).toContain('over the forge’s rate limit');
    const { requests } = rig.fixture.proxy;
    expect(requests.length).toBeGreaterThan(3);
    expect(requests.length).toBeLessThan(10);
  });

  it('has no more requests under way than the credential is allowed, over all tasks', async () => {
    const lane = new Lanes().lane({ host: 'forge.test', atOnce: 2 });
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(resolve => setTimeout(resolve, 10));
      running -= 1;
    };
    await Promise.all([1, 2, 3, 4, 5].map(() => lane.limit(work)));
    expect(most).toBe(2);
  });

  it('gives up on a forge that does not answer, and on one that is not there', async () => {
    const hasty = await rig.fixture.forge({
      patience: { requestTimeoutMs: 100, retries: 1 },
    });
    rig.fixture.proxy.spoil({ path: /./, gives: 'silence', times: 9 });
    const said: string[] = [];
    const onProgress = (message: string) => said.push(message);
    expect(
      await rig.discretion.failureOf(
        hasty.readRepository(rig.spec, { onProgress }),
      ),
    ).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('no answer in time'),
    });
    expect(rig.fixture.proxy.requests).toHaveLength(2);
    expect(said).toEqual([
      expect.stringMatching(/: the forge did not answer in time$/),
    ]);

    const gone = await rig.fixture.forge({
      integrations: rig.fixture.integrations({
        apiBaseUrl: `http://localhost:${await unusedPort()}`,
      }),
    });
    expect(
      await rig.discretion.failureOf(gone.readRepository(rig.spec)),
    ).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('nothing listens there (ECONNREFUSED)'),
    });
  });

  it('ends at once when it is aborted', async () => {
    const controller = new AbortController();
    rig.fixture.proxy.spoil({ path: /./, gives: 'silence' });
    const work = rig.forge.readRepository(rig.spec, {
      signal: controller.signal,
    });
    const ended = work.catch(() => Date.now());
    while (rig.fixture.proxy.requests.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    const aborted = Date.now();
    controller.abort();
    expect(Number(await ended) - aborted).toBeLessThan(1_000);
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });

    await expect(
      rig.forge.readRepository(rig.spec, { signal: controller.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(rig.fixture.proxy.requests).toHaveLength(1);
  });
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
