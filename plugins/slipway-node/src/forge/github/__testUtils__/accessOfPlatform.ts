import { ForgeFixture } from '../../__testUtils__/ForgeFixture';
import { ForgeRig } from '../../__testUtils__/prepareRig';

/** A request beside our forge for what the team `platform` may do in the repository. */
export function accessOfPlatform(method: string, body?: object) {
  return ({ fixture, spec }: ForgeRig<ForgeFixture>): Promise<unknown> =>
    fixture.api(
      method,
      `/orgs/acme/teams/platform/repos/${spec.owner}/${spec.name}`,
      body,
    );
}
