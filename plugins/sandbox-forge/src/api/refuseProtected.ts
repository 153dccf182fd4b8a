import { unprocessable } from '../server/ApiError';
import { RepositoryDocument } from '../store/documents';

/**
 * The branches that even an administrator may change through a pull request only: protected, with
 * reviews or checks asked for, and enforced for administrators, which is what the token's user is.
 */
export function lockedBranches(
  repository: RepositoryDocument,
): readonly string[] {
  return repository.protections
    .filter(one => one.enforceAdmins)
    .filter(one => one.reviews || one.statusChecks || one.lockBranch)
    .map(one => one.branch);
}

/** 422 where a ref may not be moved directly. */
export function refuseProtected(
  repository: RepositoryDocument,
  ref: string,
): void {
  const branch = ref.replace(/^refs\/heads\//, '');
  if (lockedBranches(repository).includes(branch)) {
    throw unprocessable(`Protected branch update failed for ${ref}.`);
  }
}
