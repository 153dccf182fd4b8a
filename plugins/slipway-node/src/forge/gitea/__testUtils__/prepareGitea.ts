import { Discretion } from '../../__testUtils__/Discretion';
import { Forge, RepositorySpec } from '../../Forge';
import { GiteaFixture, runningGitea } from './GiteaFixture';

/** What every test of a call to Gitea works with. */
export interface GiteaRig {
  /** One for all tests of a file. */
  readonly fixture: GiteaFixture;
  readonly forge: Forge;
  readonly discretion: Discretion;
  /** A repository that no other test of the file has. */
  readonly spec: RepositorySpec;
}

/** `describe`, and only named where no Gitea is running: `npm test -- gitea` starts one. */
export const describeOnGitea = runningGitea() ? describe : describe.skip;

/** Prepares a fixture before the tests of a `describe` and sets everything else anew before each. */
export function prepareGitea(prefix: string): GiteaRig {
  const rig: { -readonly [TKey in keyof GiteaRig]?: GiteaRig[TKey] } = {};
  let count = 0;
  beforeAll(async () => {
    rig.fixture = await GiteaFixture.start();
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
      description: 'Orders\nof everybody',
      visibility: 'private',
      defaultBranch: 'main',
      marker: `http://localhost:3000/catalog/default/component/${name}`,
    };
  });
  // Whole before the first test runs.
  return rig as GiteaRig;
}
