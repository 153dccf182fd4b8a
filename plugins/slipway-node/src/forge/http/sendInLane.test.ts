import { prepareForge } from '../__testUtils__/prepareForge';

jest.setTimeout(60_000);

/** What GitHub's lane lets through at a time. */
const AT_ONCE = 16;

const nothing = { environments: [], secrets: [], variables: {} };

describe('a call that has to wait for others', () => {
  const rig = prepareForge('waiting');

  /** Fills the lane with requests that nobody answers. */
  function occupy() {
    const { fixture, forge, spec } = rig;
    fixture.proxy.spoil({ path: /./, gives: 'silence', times: AT_ONCE });
    const controller = new AbortController();
    const { signal } = controller;
    const all = Array.from({ length: AT_ONCE }, () =>
      forge.readRepository(spec, { signal }).catch(() => {}),
    );
    return {
      async end() {
        controller.abort();
        await Promise.all(all);
      },
    };
  }

  it('ends at once when it is cancelled, and sends nothing afterwards', async () => {
    const { fixture, forge, spec } = rig;
    const others = occupy();
    const controller = new AbortController();
    const reason = new Error('stopped by a person');
    setTimeout(() => controller.abort(reason), 100);
    const began = Date.now();

    const call = forge.createRepository(spec, { signal: controller.signal });

    await expect(call).rejects.toBe(reason);
    expect(Date.now() - began).toBeLessThan(2_000);
    await others.end();
    expect(fixture.proxy.writes).toEqual([]);
  });

  it('says what it waits for', async () => {
    const { discretion, forge, spec } = rig;
    const others = occupy();
    const call = forge.readRepository(spec, discretion);
    await new Promise(resolve => setTimeout(resolve, 2_500));
    expect(discretion.said).toEqual([
      `Waiting to read repository acme/${spec.name}: 16 requests of the same credentials are under way, and no more may be`,
    ]);
    await others.end();
    expect(await call).toBeUndefined();
  });
});

describe('a call', () => {
  const rig = prepareForge('timed');

  it.each([
    ['that is not answered', { gives: 'silence' }],
    [
      'that is told to wait again and again',
      { gives: { status: 429, headers: { 'retry-after': '0.2' } } },
    ],
  ] as const)('%s ends in time', async (_, fault) => {
    const { discretion, fixture, spec } = rig;
    const forge = await fixture.forge({ patience: { maxCallMs: 700 } });
    fixture.proxy.spoil({ path: /./, times: 999, ...fault });
    const began = Date.now();
    const error = await discretion.failureOf(
      forge.applyPipeline(spec, nothing, discretion),
    );
    expect(Date.now() - began).toBeLessThan(3_000);
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: `could not set what the pipelines need of acme/${spec.name} on ${fixture.host}: it took longer than 1 min; run the step again, it continues where it stopped`,
    });
  });
});
