import { NotAllowedError } from '@backstage/errors';
import type { ProjectSchema } from '@gitbeaker/rest';
import { Change, ProtectionSpec, RepositoryId } from '../Forge';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import { applyApprovals } from './applyApprovals';
import { GitlabTools } from './GitlabTools';
import { protectBranch } from './protectBranch';

type Settings = Pick<
  ProjectSchema,
  | 'default_branch'
  | 'only_allow_merge_if_pipeline_succeeds'
  | 'allow_merge_on_skipped_pipeline'
>;

/**
 * Protects a branch and makes it the default one; where checks are required, merge requests wait for
 * their pipeline, for GitLab knows no checks by name; where approvals are, they wait for those.
 */
export async function applyProtection(
  tools: GitlabTools,
  repository: RepositoryId,
  spec: ProtectionSpec,
  options: InnerOptions,
): Promise<Change> {
  const looking = { ...options, fresh: false };
  const branch = await protectBranch(tools, repository, spec.branch, looking);
  const settings = await applySettings(tools, repository, spec, looking);
  const approvals =
    spec.requiredApprovals > 0 &&
    (await applyApprovals(tools, repository, spec.requiredApprovals, looking));
  const action =
    branch === 'kept' && (settings || approvals) ? 'updated' : branch;
  return { subject: `protection of branch ${spec.branch}`, action };
}

/** Whether anything was written. */
async function applySettings(
  { api }: GitlabTools,
  repository: RepositoryId,
  spec: ProtectionSpec,
  options: InnerOptions,
): Promise<boolean> {
  const project = repositoryName(repository);
  const doing = `set what merge requests of ${project} wait for`;
  const projects = api.on('Projects', { doing, options });
  const present = await projects.show(project);
  if (gapsOf(present, spec).length === 0) {
    return false;
  }
  const answer = await projects.edit(project, {
    ...(present.default_branch && { defaultBranch: spec.branch }),
    ...(spec.requiredChecks.length > 0 && {
      onlyAllowMergeIfPipelineSucceeds: true,
      allowMergeOnSkippedPipeline: false,
    }),
  });
  const gaps = gapsOf(answer, spec);
  if (gaps.length > 0) {
    throw new NotAllowedError(
      `could not ${doing} on ${api.host}: ${gaps.join(
        ', ',
      )} after it was set; check what the group prescribes for merge requests`,
    );
  }
  return true;
}

function gapsOf(
  settings: Settings,
  { branch, requiredChecks }: ProtectionSpec,
): readonly string[] {
  const waits =
    settings.only_allow_merge_if_pipeline_succeeds === true &&
    settings.allow_merge_on_skipped_pipeline !== true;
  // Just after the first push GitLab may not tell any yet: what was pushed first becomes it.
  const head: string | null | undefined = settings.default_branch;
  return [
    ...((head ?? branch) === branch ? [] : [`the default branch is ${head}`]),
    ...(requiredChecks.length === 0 || waits
      ? []
      : ['merge requests do not wait for their pipeline']),
  ];
}
