import { AccessGrant, OwnedRepository } from '../Forge';

/** The grants there is something to do for: a user's own repositories know no teams, and an owner may do everything. */
export function effectiveGrants(
  { owner, ownerKind }: OwnedRepository,
  wanted: readonly AccessGrant[],
): readonly AccessGrant[] {
  return ownerKind === 'user'
    ? wanted
        .filter(({ kind }) => kind === 'user')
        .filter(({ name }) => name.toLowerCase() !== owner.toLowerCase())
    : wanted;
}
