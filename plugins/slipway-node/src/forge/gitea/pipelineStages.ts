import { InputError } from '@backstage/errors';
import { Piece, Stage } from '../decision/Piece';
import { OwnedRepository, PipelineSpec } from '../Forge';
import { InnerOptions } from '../http/together';
import { effectiveGrants } from '../pipeline/effectiveGrants';
import { lookVariables, variablesPiece } from '../pipeline/variablesPiece';
import { accessPieces } from './accessPieces';
import { createVariableScope } from './createVariableScope';
import { GiteaApi } from './GiteaApi';
import { refuseMissing } from './refuseMissing';
import { secretsPiece } from './secretsPiece';
import { topicsPiece } from './topicsPiece';

/** Access, variables, secrets and topics, all at once; the names of what was written are listed afterwards. */
export function pipelineStages(
  api: GiteaApi,
  repository: OwnedRepository,
  spec: PipelineSpec,
): readonly Stage[] {
  refuseEnvironments(api, spec);
  const grants = effectiveGrants(repository, spec.access ?? []);
  const pieces = [
    ...accessPieces(api, repository, grants),
    variables(api, repository, spec),
    secretsPiece(api, repository, spec.secrets),
    topicsPiece(api, repository, spec.topics ?? []),
  ];
  return [pieces.map(piece => ({ first: [piece] }))];
}

/** The rule of the forge's capabilities has told it before; whoever comes another way fails here. */
function refuseEnvironments(api: GiteaApi, spec: PipelineSpec): void {
  const names = spec.environments.map(({ name }) => name).join(', ');
  if (names !== '') {
    throw new InputError(
      `environments: ${api.host} is a Gitea, which has no environments, and ${names} was asked for; give an empty list`,
    );
  }
}

function variables(
  api: GiteaApi,
  repository: OwnedRepository,
  spec: PipelineSpec,
): Piece {
  const wanted = Object.fromEntries(
    // As Gitea keeps them: otherwise they would differ forever.
    Object.entries(spec.variables).map(([name, value]) => [
      name,
      value.replaceAll('\r\n', '\n'),
    ]),
  );
  const scopeOf = (options: InnerOptions) =>
    createVariableScope(api, repository, options);
  return {
    ...variablesPiece({ variables: wanted, label: '', scopeOf }),
    async verify(options) {
      const names = Object.keys(wanted);
      const present = await lookVariables(scopeOf(options), options);
      refuseMissing('variable', { api, repository, names, present });
    },
  };
}
