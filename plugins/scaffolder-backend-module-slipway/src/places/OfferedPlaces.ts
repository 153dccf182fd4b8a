import { InputError } from '@backstage/errors';
import { parseRepoUrl } from '@slipway/plugin-slipway-common';

/** Where one repository field of a template's form lets repositories be created; an empty list stands for anything. */
export interface RepositoryOffer {
  readonly hosts: readonly string[];
  readonly owners: readonly string[];
  readonly names: readonly string[];
}

/** Everything a template offers as a place of its repository; without any offer every place is one. */
export interface OfferedPlaces {
  readonly offers: readonly RepositoryOffer[];
  /** Whether the template looks at the forge with a person's own credentials. */
  readonly usesOwnCredentials: boolean;
}

/** Why a valid `repoUrl` is no place that the template offers; `undefined` where it is one. */
export function placeProblem(
  { offers }: OfferedPlaces,
  repoUrl: string,
): string | undefined {
  const { host, owner, name } = parseRepoUrl(repoUrl);
  const reasons = offers.map(({ hosts, owners, names }) =>
    [
      unoffered('host', host, hosts),
      unoffered('owner', owner, owners),
      unoffered('repository', name, names),
    ].find(reason => reason !== undefined),
  );
  return reasons.includes(undefined) ? undefined : reasons[0];
}

/** Throws what {@link placeProblem} finds. */
export function refusePlace(places: OfferedPlaces, repoUrl: string): void {
  const problem = placeProblem(places, repoUrl);
  if (problem) {
    throw new InputError(`repoUrl: ${problem}`);
  }
}

/** Letter case counts: a name that differs in it is another one to some forges. */
function unoffered(
  what: string,
  value: string,
  offered: readonly string[],
): string | undefined {
  return offered.length === 0 || offered.includes(value)
    ? undefined
    : `${what} "${value}" is not offered by the template; choose ${offered.join(
        ', ',
      )}`;
}
