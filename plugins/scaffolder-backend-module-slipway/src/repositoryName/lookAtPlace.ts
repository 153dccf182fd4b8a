import { RepoLocation } from '@slipway/plugin-slipway-common';
import { CallOptions, Forge, Repository } from '@slipway/plugin-slipway-node';

/** What there is at a place, and why nothing can be made there. */
export interface PlaceLook {
  readonly found?: Repository;
  /** One sentence; absent where something is there, and where the forge does not tell. */
  readonly problem?: string;
}

/** Looks for a repository, and where there is none whether the account of the portal may create it. */
export async function lookAtPlace(
  forge: Forge,
  {
    visibility = 'private',
    ...location
  }: RepoLocation & { readonly visibility?: string },
  call: CallOptions,
): Promise<PlaceLook> {
  const found = await forge.readRepository(location, call);
  if (found) {
    return { found };
  }
  const { problems } = await forge.preflight(
    // Create alone asks what only matters to a repository that is made. A token's scopes are among it: Gitea tells them
    // by refusing a write, which nobody is to cause by typing a name.
    { ...location, visibility, isThere: Promise.resolve(true) },
    { environments: [], variables: {}, secrets: [] },
    call,
  );
  // How visible it may be is another field's matter.
  return { problem: problems.find(each => !each.startsWith('visibility: ')) };
}
