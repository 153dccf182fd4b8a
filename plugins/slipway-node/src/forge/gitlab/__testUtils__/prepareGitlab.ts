import { ForgeRig, prepareRig } from '../../__testUtils__/prepareRig';
import { GitlabFixture } from './GitlabFixture';

/** A GitLab for the tests of a `describe`. */
export function prepareGitlab(
  prefix: string,
  settings: Parameters<typeof GitlabFixture.start>[0] = {},
): ForgeRig<GitlabFixture> {
  const description = 'Keeps orders';
  const spec = { prefix, owner: 'acme/backend', description };
  return prepareRig(() => GitlabFixture.start(settings), spec);
}
