import { NotAllowedError } from '@backstage/errors';
import type { ProtectedBranchSchema } from '@gitbeaker/rest';
import { Change, RepositoryId } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { writeOnce } from '../http/writeOnce';
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

/** What a look at the protection of a branch has found, and how it is put right. */
export interface BranchDecision {
  readonly exists: boolean;
  /** What the protection lacks. */
  readonly gaps: readonly string[];
  readonly write: () => Promise<Change['action']>;
}

/**
 * Protects a branch, which need not be there yet, and reads the protection back.
 *
 * An empty repository takes its first push from a maintainer all the same. GitLab protects the first
 * branch by itself otherwise, but so that maintainers may push to it; and that only the bigger plans
 * can change, so on others the protection has to be made anew.
 */
export async function decideBranch(
  tools: GitlabTools,
  repository: RepositoryId,
  branch: string,
  options: InnerOptions,
): Promise<BranchDecision> {
  const project = repositoryName(repository);
  const doing = `protect branch ${branch} of ${project}`;
  const call = { doing, options: { ...options, fresh: false } };
  const work = { tools, project, branch, call };
  const existing = options.fresh ? undefined : await look(work);
  return {
    exists: existing !== undefined,
    gaps: branchGaps(existing),
    async write() {
      const answer = existing
        ? await tighten(work, existing)
        : await create(work);
      if (branchGaps(answer).length > 0) {
        refuseGaps(await look(work), doing);
      }
      return existing ? 'updated' : 'created';
    },
  };
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
  const there = await post(work, protectedBranch.mergeAccessLevel);
  return branchGaps(there).length > 0 ? tighten(work, there) : there;
}

/** The protection that was made, or that somebody made in the meantime. */
async function post(
  work: BranchWork,
  mergeAccessLevel: number,
): Promise<ProtectedBranchSchema> {
  const { tools, project, branch, call } = work;
  const { value } = await writeOnce({
    write: () =>
      tools.api
        .on('ProtectedBranches', call)
        .create(project, branch, { ...protectedBranch, mergeAccessLevel }),
    look: () => look(work),
    isTaken: failure => hasStatus(failure, 409),
  });
  return value;
}

async function tighten(
  work: BranchWork,
  existing: ProtectedBranchSchema,
): Promise<ProtectedBranchSchema | undefined> {
  const { tools, project, branch, call } = work;
  const { value: edited } = await writeOnce({
    write: () =>
      tools.api
        .on('ProtectedBranches', call)
        .edit(project, branch, closingEdit(existing) as object),
    async look() {
      const there = await look(work);
      return there && branchGaps(there).length === 0 ? there : undefined;
    },
  });
  if (branchGaps(edited).length === 0) {
    return edited;
  }
  // For the moment between the two the branch is open to whoever may push any branch.
  await writeOnce<unknown>({
    write: () =>
      tools.api.find('ProtectedBranches', call, branches =>
        branches.remove(project, branch),
      ),
    look: async () => ((await look(work)) ? undefined : true),
  });
  return post(work, mergeLevelOf(edited));
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
