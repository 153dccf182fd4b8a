import { ForgeRig, prepareRig } from '../../__testUtils__/prepareRig';
import { GiteaFixture } from './GiteaFixture';

/** A real Gitea for the tests of a `describe`. */
export function prepareGitea(prefix: string): ForgeRig<GiteaFixture> {
  const spec = { prefix, owner: 'acme', description: 'Orders\nof everybody' };
  return prepareRig(() => GiteaFixture.start(), spec);
}
