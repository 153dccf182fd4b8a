import { PipelineSpec, ProtectionSpec } from '../Forge';
import { ForgeRig, RigFixture } from './prepareRig';
import { publishService } from './publishService';
import { Fault } from './RecordingProxy';

/** How the answer to a write gets lost: whether it was carried out, nobody can tell. */
const losses: Readonly<Record<string, Pick<Fault, 'gives' | 'afterwards'>>> = {
  'a connection that is closed before': { gives: 'reset' },
  'a connection that is closed afterwards': {
    gives: 'reset',
    afterwards: true,
  },
  'half an answer': { gives: 'half', afterwards: true },
  'no answer in time': { gives: 'silence', afterwards: true },
  'a 502 before': { gives: { status: 502 } },
  'a 502 afterwards': { gives: { status: 502 }, afterwards: true },
};

/**
 * Publishes a service while the answer to every single write gets lost once: in the end everything is as
 * it would have been, and nothing is left to be done.
 */
// eslint-disable-next-line jest/no-export -- the cases of three files, each with a forge of its own
export function itOutlivesLostAnswers<TFixture extends RigFixture>(
  rig: ForgeRig<TFixture>,
  wanted: {
    readonly pipeline: PipelineSpec;
    readonly protection: ProtectionSpec;
    /** What came of it, without numbers and names that are another's each time. */
    readonly outcome: (rig: ForgeRig<TFixture>) => unknown;
  },
): void {
  let whole: unknown;

  it('makes everything in one run, and nothing in a second one', async () => {
    await publishService(rig, wanted);
    whole = await wanted.outcome(rig);
    rig.fixture.proxy.clear();
    expect(await publishService(rig, wanted)).toEqual([]);
    expect(rig.fixture.proxy.writes).toEqual([]);
  });

  it.each(Object.keys(losses))('does the same with %s', async name => {
    const { fixture, spec } = rig;
    // A busy machine takes its time for answers as well: only where there is none is it not waited for long.
    const patience =
      losses[name]!.gives === 'silence' ? { requestTimeoutMs: 1_500 } : {};
    const forge = await fixture.forge({ patience });
    fixture.proxy.spoil({ path: /./, eachWrite: true, ...losses[name]! });

    await publishService({ fixture, forge, spec }, wanted);

    const { requests } = fixture.proxy;
    const spoilt = requests.filter(
      ({ method, status }) => method !== 'GET' && [0, 502].includes(status),
    );
    expect(spoilt.length).toBeGreaterThan(6);
    fixture.proxy.clear();
    expect(await publishService(rig, wanted)).toEqual([]);
    expect(fixture.proxy.writes).toEqual([]);
    expect(await wanted.outcome(rig)).toEqual(whole);
  });
}
