import { Group, Stage } from '../decision/Piece';
import { OwnedRepository, PipelineSpec } from '../Forge';
import { InnerOptions } from '../http/together';
import { variablesPiece } from '../pipeline/variablesPiece';
import { ReviewerDirectory } from '../ReviewerDirectory';
import { accessPieces, grantsOf } from './accessPieces';
import { cloudIdentityPiece } from './cloudIdentityPiece';
import { createScope } from './createScope';
import { environmentPiece } from './environmentPiece';
import { GithubApi } from './GithubApi';
import { VARIABLES_PER_PLACE } from './PipelineScope';
import { secretsPiece } from './secretsPiece';
import { topicsPiece } from './topicsPiece';
import { workflowPermissionsPiece } from './workflowPermissionsPiece';

/**
 * Access, environments, variables, secrets, topics and what pipelines may do, all at once.
 *
 * Round trips of an environment that are one after the other: on a fresh repository the environment,
 * then its key and variables, then its secrets, then their names; otherwise one look at everything before that, and
 * nothing more where everything is as it should be. Access is given beside that; only a reviewer whom
 * GitHub refuses in the meantime has to wait for it.
 */
export function pipelineStages(
  {
    api,
    directory,
  }: { readonly api: GithubApi; readonly directory: ReviewerDirectory },
  repository: OwnedRepository,
  spec: PipelineSpec,
): readonly Stage[] {
  const grants = grantsOf(repository, spec.access ?? []);
  let access: Promise<unknown> = Promise.resolve();
  const granted = () => access.then(() => grants);
  const source = { api, directory, repository, granted };
  return [
    [
      {
        first: accessPieces(api, repository, grants),
        onBegin: outcome => {
          access = outcome;
        },
      },
      ...spec.environments.map(
        (environment): Group => ({
          first: [environmentPiece(source, environment)],
          then: valuePieces(api, repository, environment),
        }),
      ),
      { first: valuePieces(api, repository, spec) },
      { first: [topicsPiece(api, repository, spec.topics ?? [])] },
      { first: [workflowPermissionsPiece(api, repository)] },
      {
        first: spec.cloudIdentity ? [cloudIdentityPiece(api, repository)] : [],
      },
    ],
  ];
}

/** Variables and secrets of the repository, or of an environment, which has a name. */
function valuePieces(
  api: GithubApi,
  id: OwnedRepository,
  {
    name: environment,
    variables,
    secrets,
  }: Pick<PipelineSpec, 'variables' | 'secrets'> & { readonly name?: string },
) {
  const scopeOf = (options: InnerOptions) =>
    createScope(api, { id, environment }, options);
  const label = environment === undefined ? '' : `environment ${environment}: `;
  const place = environment === undefined ? 'repository' : 'environment';
  const limit = { forge: 'GitHub', most: VARIABLES_PER_PLACE[place] };
  return [
    variablesPiece({ variables, label, limit, scopeOf }),
    secretsPiece({ secrets, label, scopeOf }),
  ];
}
