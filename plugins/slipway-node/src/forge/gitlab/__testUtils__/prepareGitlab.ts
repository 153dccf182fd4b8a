import { Discretion } from '../../__testUtils__/Discretion';
import { Forge, RepositorySpec } from '../../Forge';
import { GitlabFixture } from './GitlabFixture';

/** What every test of a call to the forge works with. */
export interface GitlabRig {
  /** One for all tests of a file. */
  readonly fixture: GitlabFixture;
  readonly forge: Forge;
  readonly discretion: Discretion;
  /** A repository that no other test of the file has. */
  readonly spec: RepositorySpec;
}

/** Starts a GitLab before the tests of a `describe` and sets everything anew before each. */
export function prepareGitlab(
  prefix: string,
  settings: Parameters<typeof GitlabFixture.start>[0] = {},
): GitlabRig {
  const rig: { -readonly [TKey in keyof GitlabRig]?: GitlabRig[TKey] } = {};
  let count = 0;
  beforeAll(async () => {
    rig.fixture = await GitlabFixture.start(settings);
  });
  afterAll(() => rig.fixture?.stop());
  beforeEach(async () => {
    rig.fixture?.proxy.clear();
    rig.forge = await rig.fixture?.forge();
    rig.discretion = new Discretion();
    count += 1;
    const name = `${prefix}-${count}`;
    rig.spec = {
      owner: 'acme/backend',
      name,
      description: 'Keeps orders',
      visibility: 'private',
      defaultBranch: 'main',
      marker: `http://localhost:3000/catalog/default/component/${name}`,
    };
  });
  // Whole before the first test runs.
  return rig as GitlabRig;
}
