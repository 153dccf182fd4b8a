import { PipelineSpec, ProtectionSpec } from '../Forge';
import { ForgeRig, RigFixture } from './prepareRig';
import { publishService } from './publishService';

/** What somebody does between a look at a thing and the write that replaces it. */
interface Interference<TFixture extends RigFixture> {
  /** Makes a write necessary. */
  readonly by: (rig: ForgeRig<TFixture>) => unknown;
  /** The path of the look; it is answered, and only then `meanwhile` is done. */
  readonly look: RegExp;
  readonly meanwhile: (rig: ForgeRig<TFixture>) => unknown;
  /** What there is of it in the end. */
  readonly read: (rig: ForgeRig<TFixture>) => unknown;
  readonly expected: unknown;
}

/** Has somebody else change a thing after it was looked at and before it is replaced: their change stays. */
// eslint-disable-next-line jest/no-export -- the cases of three files, each with a forge of its own
export function itKeepsWhatOthersDo<TFixture extends RigFixture>(
  rig: ForgeRig<TFixture>,
  wanted: {
    readonly pipeline: PipelineSpec;
    readonly protection: ProtectionSpec;
    readonly interferences: Readonly<Record<string, Interference<TFixture>>>;
  },
): void {
  it.each(Object.entries(wanted.interferences))(
    'does not undo %s',
    async (_, { by, look, meanwhile, read, expected }) => {
      await publishService(rig, wanted);
      await by(rig);
      const { forge, spec } = rig;
      const { proxy } = rig.fixture;
      const repository = await forge.createRepository(spec);
      const run = () => meanwhile(rig);
      proxy.clear();
      proxy.meanwhile({ method: 'GET', path: look, run });

      await forge.applyPipeline(repository, wanted.pipeline);
      await forge.applyProtection(repository, wanted.protection);

      expect(proxy.isAllDone).toBe(true);
      expect(await read(rig)).toEqual(expected);
      proxy.clear();
      expect(await publishService(rig, wanted)).toEqual([]);
      expect(proxy.writes).toEqual([]);
    },
  );
}
