import { prepareForge } from '../__testUtils__/prepareForge';

jest.setTimeout(60_000);

describe('what is told of requests that wait side by side', () => {
  const rig = prepareForge('told');

  it('is one line for each reason, however many they are', async () => {
    const { discretion, fixture, spec } = rig;
    const forge = await fixture.forge({
      patience: { backoffMs: 1_500, retries: 1 },
    });
    fixture.proxy.spoil({ path: /./, gives: { status: 502 }, times: 999 });
    const reads = Array.from({ length: 6 }, () =>
      discretion.failureOf(forge.readRepository(spec, discretion)),
    );
    await Promise.all(reads);
    expect(fixture.proxy.requests.length).toBeGreaterThanOrEqual(12);
    expect(discretion.said).toEqual([
      `Waiting 2 s to read repository acme/${spec.name}: the forge answered 502`,
    ]);
  });

  it('is told to each task', async () => {
    const { fixture, spec } = rig;
    const forge = await fixture.forge({ patience: { retries: 1 } });
    fixture.proxy.spoil({ path: /./, gives: { status: 502 }, times: 999 });
    const said = await Promise.all(
      [1, 2].map(async () => {
        const lines: string[] = [];
        const onProgress = (line: string) => lines.push(line);
        await forge.readRepository(spec, { onProgress }).catch(() => {});
        return lines;
      }),
    );
    expect(said.map(({ length }) => length)).toEqual([1, 1]);
  });
});
