import { CreateForgeOptions } from '../createForge';
import { Forge, RepositoryId, RepositorySpec } from '../Forge';
import { Discretion } from './Discretion';
import { RecordingProxy } from './RecordingProxy';

/** A forge to test against, a recording proxy in front of it, and our forge in front of that. */
export interface RigFixture {
  readonly proxy: RecordingProxy;
  forge(options?: Partial<CreateForgeOptions>): Promise<Forge>;
  /** Pushes one commit as a person would. */
  push(id: RepositoryId): Promise<void>;
  stop(): Promise<void>;
}

/** What every test of a call to a forge works with. */
export interface ForgeRig<TFixture extends RigFixture = RigFixture> {
  /** One for all tests of a file. */
  readonly fixture: TFixture;
  readonly forge: Forge;
  readonly discretion: Discretion;
  /** A repository that no other test of the file has. */
  readonly spec: RepositorySpec;
}

/** Starts a fixture before the tests of a `describe` and sets everything else anew before each. */
export function prepareRig<TFixture extends RigFixture>(
  start: () => Promise<TFixture>,
  {
    prefix,
    ...given
  }: Pick<RepositorySpec, 'owner' | 'description'> & {
    readonly prefix: string;
  },
): ForgeRig<TFixture> {
  type Rig = ForgeRig<TFixture>;
  const rig: { -readonly [TKey in keyof Rig]?: Rig[TKey] } = {};
  let count = 0;
  beforeAll(async () => {
    rig.fixture = await start();
  });
  afterAll(() => rig.fixture?.stop());
  beforeEach(async () => {
    rig.fixture?.proxy.clear();
    rig.forge = await rig.fixture?.forge();
    rig.discretion = new Discretion();
    count += 1;
    const name = `${prefix}-${count}`;
    rig.spec = {
      ...given,
      name,
      visibility: 'private',
      defaultBranch: 'main',
      marker: `http://localhost:3000/catalog/default/component/${name}`,
    };
  });
  // Whole before the first test runs.
  return rig as Rig;
}
