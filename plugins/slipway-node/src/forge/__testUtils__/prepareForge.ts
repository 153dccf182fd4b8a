import { Forge, RepositorySpec } from '../Forge';
import { Discretion } from './Discretion';
import { ForgeFixture } from './ForgeFixture';

/** What every test of a call to the forge works with. */
export interface ForgeRig {
  /** One for all tests of a file. */
  readonly fixture: ForgeFixture;
  readonly forge: Forge;
  readonly discretion: Discretion;
  /** A repository that no other test of the file has. */
  readonly spec: RepositorySpec;
}

/** Starts a forge before the tests of a `describe` and sets everything anew before each. */
export function prepareForge(prefix: string): ForgeRig {
  const rig: { -readonly [TKey in keyof ForgeRig]?: ForgeRig[TKey] } = {};
  let count = 0;
  beforeAll(async () => {
    rig.fixture = await ForgeFixture.start();
  });
  afterAll(() => rig.fixture?.stop());
  beforeEach(async () => {
    rig.fixture?.proxy.clear();
    rig.forge = await rig.fixture?.forge();
    rig.discretion = new Discretion();
    count += 1;
    const name = `${prefix}-${count}`;
    rig.spec = {
      owner: 'acme',
      name,
      description: '',
      visibility: 'private',
      defaultBranch: 'main',
      marker: `http://localhost:3000/catalog/default/component/${name}`,
    };
  });
  // Whole before the first test runs.
  return rig as ForgeRig;
}
