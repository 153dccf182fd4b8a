import { Request, Response } from 'express';
import { repositoryOf } from '../server/ForgeContext';
import { RepositoryDocument, VariableDocument } from '../store/documents';
import { findEnvironment } from './findEnvironment';
import { param } from '../server/param';

/** Where secrets and variables live: the whole repository or one of its environments. */
export interface ActionsScope {
  /** Route of the scope's secrets and variables. */
  readonly path: string;
  /** Permissions of apps, by GitHub's names. */
  readonly permissions: {
    readonly secrets: string;
    readonly variables: string;
  };
  /** Most variables the scope may hold. */
  readonly variableLimit: number;
  /** Key of the scope among a repository's secrets; 404 where it does not exist. */
  secretsKey(req: Request, res: Response): string;
  variables(
    req: Request,
    repository: RepositoryDocument,
  ): readonly VariableDocument[];
  withVariables(
    req: Request,
    repository: RepositoryDocument,
    variables: readonly VariableDocument[],
  ): RepositoryDocument;
}

/** Secrets and variables of a repository. */
export const repositoryScope: ActionsScope = {
  path: '/repos/:owner/:repo/actions',
  permissions: { secrets: 'secrets', variables: 'actions_variables' },
  variableLimit: 500,
  secretsKey: () => 'repository',
  variables: (_req, repository) => repository.variables,
  withVariables: (_req, repository, variables) => ({
    ...repository,
    variables: [...variables],
  }),
};

/** Secrets and variables of an environment. */
export const environmentScope: ActionsScope = {
  path: '/repos/:owner/:repo/environments/:environment',
  permissions: { secrets: 'environments', variables: 'environments' },
  variableLimit: 100,
  secretsKey: (req, res) =>
    `environment ${environmentIn(req, repositoryOf(res)).id}`,
  variables: (req, repository) => environmentIn(req, repository).variables,
  withVariables: (req, repository, variables) => {
    const { id } = environmentIn(req, repository);
    return {
      ...repository,
      environments: repository.environments.map(one =>
        one.id === id ? { ...one, variables: [...variables] } : one,
      ),
    };
  },
};

function environmentIn(req: Request, repository: RepositoryDocument) {
  return findEnvironment(repository, param(req, 'environment'));
}
