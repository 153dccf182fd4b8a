import type { ProjectSchema } from '@gitbeaker/rest';
import { Piece, Stage } from '../decision/Piece';
import { AccessGrant, OwnedRepository, PipelineSpec } from '../Forge';
import { InnerOptions } from '../http/together';
import { effectiveGrants } from '../pipeline/effectiveGrants';
import { repositoryName } from '../repositoryName';
import { accessPieces } from './accessPieces';
import { approversPiece } from './approversPiece';
import { decideBranch } from './decideBranch';
import { environmentsPiece } from './environmentsPiece';
import { GitlabTools } from './GitlabTools';
import { findProject } from './readProject';
import { topicsPiece } from './topicsPiece';
import { variablesPiece } from './variablesPiece';

/** What is known of the project before anything is written. */
type Known = Pick<
  ProjectSchema,
  'empty_repo' | 'shared_with_groups' | 'topics'
>;

type LookProject = (options: InnerOptions) => Promise<Known>;

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
export function pipelineStages(
  tools: GitlabTools,
  repository: OwnedRepository,
  spec: PipelineSpec,
): readonly Stage[] {
  const lookProject = lookOnce(tools, repository);
  const grants = effectiveGrants(repository, grantsOf(spec));
  const names = spec.environments.map(({ name }) => name);
  const wanted = spec.topics ?? [];
  const pieces = [
    ...accessPieces(tools, repository, { grants, lookProject }),
    topicsPiece(tools, repository, { wanted, lookProject }),
    environmentsPiece(tools, repository, names),
    variablesPiece(tools, repository, spec),
    firstProtectionPiece(tools, repository, lookProject),
  ];
  return [
    pieces.map(piece => ({ first: [piece] })),
    [{ first: [approversPiece(tools, repository, spec.environments)] }],
  ];
}

/** The project is read for whoever asks first, and for whoever asks again. */
function lookOnce(
  { api }: GitlabTools,
  repository: OwnedRepository,
): LookProject {
  let known: Promise<Known> | undefined;
  return async options => {
    if (options.fresh) {
      return nothing;
    }
    const read = async () =>
      (await findProject(api, repository, options)) ?? nothing;
    if (options.again) {
      return read();
    }
    known ??= read();
    return known;
  };
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

/** No answer asks for it by itself: it is told only where the repository is empty. */
function firstProtectionPiece(
  tools: GitlabTools,
  repository: OwnedRepository,
  lookProject: LookProject,
): Piece {
  const branch = repository.defaultBranch ?? 'main';
  const place = repositoryName(repository);
  const subject = `protection of branch ${branch} of ${place}, before the first push`;
  return {
    isTacit: true,
    wanted: [{ subject }],
    async decide(options) {
      const { empty_repo: isEmpty } = await lookProject(options);
      if (!isEmpty) {
        return [];
      }
      const { exists, gaps, write } = await decideBranch(
        tools,
        repository,
        branch,
        options,
      );
      if (gaps.length === 0) {
        return [{ subject, action: 'keep' }];
      }
      return [
        exists
          ? { subject, action: 'update', from: gaps.join(', '), write }
          : { subject, action: 'create', write },
      ];
    },
  };
}
