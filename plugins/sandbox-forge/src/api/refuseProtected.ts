import { unprocessable } from '../server/ApiError';
import { RepositoryDocument } from '../store/documents';
import { rulesetsOf } from './rulesetsOf';

const PULL_REQUEST_RULES = ['pull_request', 'required_status_checks', 'update'];

/**
 * Whether even an administrator, which is what the token's user is, may change this branch through
 * a pull request only: by a protection that is enforced for administrators and asks for reviews or
 * checks, or by an active ruleset nobody bypasses.
 */
export function isLocked(
  repository: RepositoryDocument,
  branch: string,
): boolean {
  const protection = repository.protections.find(one => one.branch === branch);
  const { reviews, statusChecks, lockBranch } = protection ?? {};
  if (protection?.enforceAdmins && (reviews || statusChecks || lockBranch)) {
    return true;
  }
  return rulesetsOf(repository, branch)
    .filter(({ bypassActors }) => bypassActors.length === 0)
    .some(({ rules }) =>
      rules.some(({ type }) => PULL_REQUEST_RULES.includes(type)),
    );
}

/** 422 where a ref may not be moved directly. */
export function refuseProtected(
  repository: RepositoryDocument,
  ref: string,
): void {
  const branch = ref.replace(/^refs\/heads\//, '');
  if (isLocked(repository, branch)) {
    throw unprocessable(`Protected branch update failed for ${ref}.`);
  }
}
