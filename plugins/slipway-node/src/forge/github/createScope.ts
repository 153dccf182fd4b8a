import { RepositoryId } from '../Forge';
import { repositoryName } from '../repositoryName';
import { InnerOptions } from '../http/together';
import { GithubApi } from './GithubApi';
import {
  PipelineScope,
  SECRETS_PER_PLACE,
  VARIABLES_PER_PAGE,
} from './PipelineScope';

/** Where variables and secrets are: GitHub has the same routes below both. */
type Base =
  | '/repos/{owner}/{repo}/actions'
  | '/repos/{owner}/{repo}/environments/{environment_name}';

interface Where {
  readonly base: Base;
  /** What fills the base; GitHub takes no name of an environment where the base has none. */
  readonly path: {
    readonly owner: string;
    readonly repo: string;
    readonly environment_name: string;
  };
  /** For a person. */
  readonly place: string;
}

/** Variables and secrets of a repository, or of one of its environments where one is named. */
export function createScope(
  api: GithubApi,
  {
    id,
    environment,
  }: { readonly id: RepositoryId; readonly environment?: string },
  options: InnerOptions,
): PipelineScope {
  const where = whereOf(id, environment);
  const call = (doing: string) => ({
    doing: `${doing} ${where.place}`,
    options,
    owner: id.owner,
  });
  return {
    place: where.place,
    variablesPerPage: VARIABLES_PER_PAGE,
    ...variablesOf(api, where, call),
    ...secretsOf(api, where, call),
    pause: looks =>
      api.pause(api.patience.backoffMs * 2 ** looks, options.signal),
  };
}

type Call = (doing: string) => Parameters<GithubApi['request']>[2];

function whereOf(id: RepositoryId, environment: string | undefined): Where {
  const path = { owner: id.owner, repo: id.name };
  const place = repositoryName(id);
  return environment === undefined
    ? {
        base: '/repos/{owner}/{repo}/actions',
        path: path as Where['path'],
        place,
      }
    : {
        base: '/repos/{owner}/{repo}/environments/{environment_name}',
        path: { ...path, environment_name: environment },
        place: `environment ${environment} of ${place}`,
      };
}

function variablesOf(
  api: GithubApi,
  { base, path }: Where,
  call: Call,
): Pick<
  PipelineScope,
  'lookVariables' | 'readVariable' | 'createVariable' | 'updateVariable'
> {
  const route = `${base}/variables` as const;
  return {
    async lookVariables(page) {
      const data = await api.find(
        `GET ${route}`,
        { ...path, per_page: VARIABLES_PER_PAGE, page },
        call('list the variables of'),
      );
      return data && { total: data.total_count, variables: data.variables };
    },
    async readVariable(name) {
      const data = await api.find(
        `GET ${route}/{name}`,
        { ...path, name },
        call(`read variable ${name} of`),
      );
      return data?.value;
    },
    async createVariable(name, value) {
      await api.request(
        `POST ${route}`,
        { ...path, name, value },
        call(`create variable ${name} of`),
      );
    },
    async updateVariable(name, value) {
      await api.request(
        `PATCH ${route}/{name}`,
        { ...path, name, value },
        call(`update variable ${name} of`),
      );
    },
  };
}

function secretsOf(
  api: GithubApi,
  { base, path }: Where,
  call: Call,
): Pick<PipelineScope, 'lookSecrets' | 'readKey' | 'putSecret'> {
  const route = `${base}/secrets` as const;
  return {
    async lookSecrets() {
      const data = await api.find(
        `GET ${route}`,
        { ...path, per_page: SECRETS_PER_PLACE },
        call('list the secrets of'),
      );
      return data?.secrets.map(({ name }) => name);
    },
    async readKey() {
      const data = await api.request(
        `GET ${route}/public-key`,
        path,
        call('read the public key of'),
      );
      return { id: data.key_id, publicKey: data.key };
    },
    async putSecret(name, keyId, sealed) {
      await api.request(
        `PUT ${route}/{secret_name}`,
        { ...path, secret_name: name, key_id: keyId, encrypted_value: sealed },
        call(`set secret ${name} of`),
      );
    },
  };
}
