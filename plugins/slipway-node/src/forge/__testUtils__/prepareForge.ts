import { ForgeFixture } from './ForgeFixture';
import { ForgeRig, prepareRig } from './prepareRig';

/** A sandbox forge for the tests of a `describe`. */
export function prepareForge(prefix: string): ForgeRig<ForgeFixture> {
  const spec = { prefix, owner: 'acme', description: '' };
  return prepareRig(() => ForgeFixture.start(), spec);
}
