import { NotAllowedError } from '@backstage/errors';
import type { ProjectSchema } from '@gitbeaker/rest';
import { Piece } from '../decision/Piece';
import { ProtectionSpec, RepositoryId } from '../Forge';
import { InnerOptions, together } from '../http/together';
import {
  protectionDecision,
  wantedProtection,
} from '../pipeline/protectionDecision';
import { repositoryName } from '../repositoryName';
import { decideApprovals } from './decideApprovals';
import { decideBranch } from './decideBranch';
import { GitlabTools } from './GitlabTools';

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
export function protectionPiece(
  tools: GitlabTools,
  repository: RepositoryId,
  spec: ProtectionSpec,
): Piece {
  const thing = wantedProtection(spec);
  return {
    wanted: [thing],
    async decide(options) {
      const looking = { ...options, fresh: false };
      const [branch, settings, approvals] = await together<Part>(
        [
          inner => decideBranch(tools, repository, spec.branch, inner),
          inner => decideSettings(tools, repository, spec, inner),
          async inner =>
            spec.requiredApprovals > 0
              ? decideApprovals(
                  tools,
                  repository,
                  spec.requiredApprovals,
                  inner,
                )
              : { gaps: [], write: async () => {} },
        ],
        looking,
      );
      const parts = [branch!, settings!, approvals!];
      // Of a new project it was made just before, so that the first push is protected.
      const exists = branch!.exists === true && !options.fresh;
      return protectionDecision(thing, {
        exists,
        gaps: parts.flatMap(({ gaps }) => gaps),
        async write() {
          for (const { gaps, write } of parts) {
            if (gaps.length > 0) {
              await write();
            }
          }
          return exists ? 'updated' : 'created';
        },
      });
    },
  };
}

/** Something that protects a branch, and what it lacks. */
interface Part {
  readonly exists?: boolean;
  readonly gaps: readonly string[];
  readonly write: () => Promise<unknown>;
}

async function decideSettings(
  { api }: GitlabTools,
  repository: RepositoryId,
  spec: ProtectionSpec,
  options: InnerOptions,
): Promise<Part> {
  const project = repositoryName(repository);
  const doing = `set what merge requests of ${project} wait for`;
  const projects = api.on('Projects', { doing, options });
  const present = await projects.show(project);
  return {
    gaps: gapsOf(present, spec),
    async write() {
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
    },
  };
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
