import { NotAllowedError } from '@backstage/errors';
import type { ProtectedBranchSchema } from '@gitbeaker/rest';
import { Change, RepositoryId } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import {
  branchGaps,
  closingEdit,
  mergeLevelOf,
  protectedBranch,
} from './branchProtection';
import { GitlabCall } from './GitlabApi';
import { GitlabTools } from './GitlabTools';

interface BranchWork {
  readonly tools: GitlabTools;
  readonly project: string;
  readonly branch: string;
  readonly call: GitlabCall;
}

/**
 * Protects a branch, which need not be there yet, and reads the protection back.
 *
 * An empty repository takes its first push from a maintainer all the same. GitLab protects the first
 * branch by itself otherwise, but so that maintainers may push to it; and that only the bigger plans
 * can change, so on others the protection has to be made anew.
 */
export async function protectBranch(
  tools: GitlabTools,
  repository: RepositoryId,
  branch: string,
  options: InnerOptions,
): Promise<Change['action']> {
  const project = repositoryName(repository);
  const doing = `protect branch ${branch} of ${project}`;
  const call = { doing, options: { ...options, fresh: false } };
  const work = { tools, project, branch, call };
  const existing = options.fresh ? undefined : await look(work);
  if (existing && branchGaps(existing).length === 0) {
    return 'kept';
  }
  const answer = existing ? await tighten(work, existing) : await create(work);
  if (branchGaps(answer).length > 0) {
    refuseGaps(await look(work), doing);
  }
  return existing ? 'updated' : 'created';
}

function look({
  tools,
  project,
  branch,
  call,
}: BranchWork): Promise<ProtectedBranchSchema | undefined> {
  return tools.api.find('ProtectedBranches', call, branches =>
    branches.show(project, branch),
  );
}

async function create(
  work: BranchWork,
): Promise<ProtectedBranchSchema | undefined> {
  try {
    return await post(work, protectedBranch.mergeAccessLevel);
  } catch (error) {
    const unclear = error instanceof ForgeFailure && error.ambiguous;
    if (!unclear && !hasStatus(error, 409)) {
      throw error;
    }
    const existing = await look(work);
    return existing && branchGaps(existing).length > 0
      ? tighten(work, existing)
      : existing;
  }
}

function post(
  { tools, project, branch, call }: BranchWork,
  mergeAccessLevel: number,
): Promise<ProtectedBranchSchema> {
  return tools.api
    .on('ProtectedBranches', call)
    .create(project, branch, { ...protectedBranch, mergeAccessLevel });
}

async function tighten(
  work: BranchWork,
  existing: ProtectedBranchSchema,
): Promise<ProtectedBranchSchema | undefined> {
  const { tools, project, branch, call } = work;
  const edited = await tools.api
    .on('ProtectedBranches', call)
    .edit(project, branch, closingEdit(existing) as object);
  if (branchGaps(edited).length === 0) {
    return edited;
  }
  // For the moment between the two the branch is open to whoever may push any branch.
  await tools.api.find('ProtectedBranches', call, branches =>
    branches.remove(project, branch),
  );
  return post(work, mergeLevelOf(existing));
}

function refuseGaps(
  protection: ProtectedBranchSchema | undefined,
  doing: string,
): void {
  const gaps = branchGaps(protection);
  if (gaps.length > 0) {
    throw new NotAllowedError(
      `could not ${doing}: ${gaps.join(
        ', ',
      )} after it was set; check what the group prescribes for protected branches`,
    );
  }
}
