import { ForgeRig, RigFixture } from './prepareRig';

/** A forge whose API can be called as another person would. */
interface OpenFixture extends RigFixture {
  api(method: string, path: string, body?: object): Promise<any>;
}

/** A request beside our forge, below the repository. */
export function belowRepository(method: string, path: string, body?: object) {
  return ({ fixture, spec }: ForgeRig<OpenFixture>): Promise<any> =>
    fixture.api(method, `/repos/${spec.owner}/${spec.name}${path}`, body);
}
