import { NotAllowedError } from '@backstage/errors';
import { Change, ProtectionSpec, RepositoryId } from '../Forge';
import { repositoryName } from '../repositoryName';
import { InnerOptions } from '../http/together';
import { GithubApi, GithubCall } from './GithubApi';
import {
  GithubProtection,
  protectionBody,
  protectionGaps,
} from './protectionBody';

const ROUTE = '/repos/{owner}/{repo}/branches/{branch}/protection';

/**
 * Protects a branch by GitHub's branch protection and reads it back.
 *
 * Not by a ruleset: both ask for the same plan on a private repository, but a protection is one PUT
 * named by its branch, which may be repeated after a lost answer and answers with the whole result,
 * while a ruleset is a POST whose repetition makes a second one; and every GitHub Enterprise Server
 * has it. Where the plan has neither, the call fails and says so.
 */
export async function applyProtection(
  api: GithubApi,
  repository: RepositoryId,
  spec: ProtectionSpec,
  options: InnerOptions,
): Promise<Change> {
  const subject = `protection of branch ${spec.branch}`;
  const call: GithubCall = {
    doing: `protect branch ${spec.branch} of ${repositoryName(repository)}`,
    options,
    owner: repository.owner,
  };
  const branch = {
    owner: repository.owner,
    repo: repository.name,
    branch: spec.branch,
  };
  const existing = options.fresh
    ? undefined
    : await api.find(`GET ${ROUTE}`, branch, call);
  if (existing && protectionGaps(existing, spec).length === 0) {
    return { subject, action: 'kept' };
  }
  const answer = await api.request(
    `PUT ${ROUTE}`,
    { ...branch, ...protectionBody(existing, spec) },
    call,
  );
  if (protectionGaps(answer as GithubProtection, spec).length > 0) {
    refuseGaps(await api.find(`GET ${ROUTE}`, branch, call), spec, call.doing);
  }
  return { subject, action: existing ? 'updated' : 'created' };
}

function refuseGaps(
  protection: GithubProtection | undefined,
  spec: ProtectionSpec,
  doing: string,
): void {
  const gaps = protectionGaps(protection, spec);
  if (gaps.length > 0) {
    throw new NotAllowedError(
      `could not ${doing}: ${gaps.join(
        ', ',
      )} after it was set; check the plan of the owner and the policies of its organisation`,
    );
  }
}
