import type { ProjectSchema } from '@gitbeaker/rest';
import { AccessGrant, Change, OwnedRepository, PipelineSpec } from '../Forge';
import { InnerOptions, together } from '../http/together';
import { effectiveGrants } from '../pipeline/effectiveGrants';
import { repositoryName } from '../repositoryName';
import { applyAccess } from './applyAccess';
import { applyEnvironments } from './applyEnvironments';
import { applyTopics } from './applyTopics';
import { applyVariables } from './applyVariables';
import { findProject } from './readProject';
import { GitlabTools } from './GitlabTools';
import { guardEnvironments } from './guardEnvironments';
import { protectBranch } from './protectBranch';

/** What is known of the project before anything is written. */
type Known = Pick<
  ProjectSchema,
  'empty_repo' | 'shared_with_groups' | 'topics'
>;

const nothing: Known = {
  empty_repo: true,
  shared_with_groups: null,
  topics: null,
};

/**
 * Access, topics, environments, variables and secrets, all at once; then the rules of the environments,
 * whose approvers must have access first.
 *
 * The branch of an empty repository is protected here, before the first push: secrets are only given
 * to pipelines of protected branches, and the first pipeline starts with the push.
 */
export async function applyPipeline(
  tools: GitlabTools,
  repository: OwnedRepository,
  spec: PipelineSpec,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const known = options.fresh
    ? nothing
    : (await findProject(tools.api, repository, options)) ?? nothing;
  const grants = effectiveGrants(repository, grantsOf(spec));
  const changes = await together(
    [
      inner =>
        applyAccess(
          tools,
          { repository, grants, shares: known.shared_with_groups },
          inner,
        ),
      inner => {
        const wanted = spec.topics ?? [];
        const topics = { wanted, present: known.topics };
        return applyTopics(tools, repository, topics, inner);
      },
      inner => applyEnvironments(tools, repository, spec.environments, inner),
      inner => applyVariables(tools, repository, spec, inner),
      inner =>
        known.empty_repo
          ? protectFirst(tools, repository, inner)
          : Promise.resolve([]),
    ] satisfies ((inner: InnerOptions) => Promise<readonly Change[]>)[],
    options,
  );
  const guards = await guardEnvironments(
    tools,
    repository,
    spec.environments,
    options,
  );
  return [...changes.flat(), ...guards];
}

/** Whoever approves must be able to read the project. */
function grantsOf({
  access = [],
  environments,
}: PipelineSpec): readonly AccessGrant[] {
  const keyOf = ({ kind, name }: Pick<AccessGrant, 'kind' | 'name'>) =>
    `${kind} ${name}`.toLowerCase();
  const grants = new Map(access.map(grant => [keyOf(grant), grant]));
  for (const reviewer of environments.flatMap(({ reviewers }) => reviewers)) {
    if (!grants.has(keyOf(reviewer))) {
      grants.set(keyOf(reviewer), { ...reviewer, permission: 'pull' });
    }
  }
  return [...grants.values()];
}

async function protectFirst(
  tools: GitlabTools,
  repository: OwnedRepository,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const branch = repository.defaultBranch ?? 'main';
  const action = await protectBranch(tools, repository, branch, options);
  return [
    {
      subject: `protection of branch ${branch} of ${repositoryName(
        repository,
      )}, before the first push`,
      action,
    },
  ];
}
