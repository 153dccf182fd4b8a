import { RepositoryId } from '../Forge';
import { GithubApi } from './GithubApi';
import {
  PipelineScope,
  SECRETS_PER_PLACE,
  VARIABLES_PER_PAGE,
} from './PipelineScope';
import { repositoryName } from './repositoryName';
import { InnerOptions } from './together';

const VARIABLES =
  '/repos/{owner}/{repo}/environments/{environment_name}/variables';
const SECRETS = '/repos/{owner}/{repo}/environments/{environment_name}/secrets';

/** Variables and secrets of an environment of a repository. */
export function environmentScope(
  api: GithubApi,
  id: RepositoryId,
  environment: string,
  options: InnerOptions,
): PipelineScope {
  const repo = {
    owner: id.owner,
    repo: id.name,
    environment_name: environment,
  };
  const place = `environment ${environment} of ${repositoryName(id)}`;
  const call = (doing: string) => ({
    doing: `${doing} ${place}`,
    options,
    owner: id.owner,
  });
  return {
    place,
    label: `environment ${environment}: `,
    async lookVariables(page) {
      const data = await api.find(
        `GET ${VARIABLES}`,
        { ...repo, per_page: VARIABLES_PER_PAGE, page },
        call('list the variables of'),
      );
      return data && { total: data.total_count, variables: data.variables };
    },
    async readVariable(name) {
      const data = await api.find(
        `GET ${VARIABLES}/{name}`,
        { ...repo, name },
        call(`read variable ${name} of`),
      );
      return data?.value;
    },
    async createVariable(name, value) {
      await api.request(
        `POST ${VARIABLES}`,
        { ...repo, name, value },
        call(`create variable ${name} of`),
      );
    },
    async updateVariable(name, value) {
      await api.request(
        `PATCH ${VARIABLES}/{name}`,
        { ...repo, name, value },
        call(`update variable ${name} of`),
      );
    },
    async lookSecrets() {
      const data = await api.find(
        `GET ${SECRETS}`,
        { ...repo, per_page: SECRETS_PER_PLACE },
        call('list the secrets of'),
      );
      return data?.secrets.map(({ name }) => name);
    },
    async readKey() {
      const data = await api.request(
        `GET ${SECRETS}/public-key`,
        repo,
        call('read the public key of'),
      );
      return { id: data.key_id, publicKey: data.key };
    },
    async putSecret(name, keyId, sealed) {
      await api.request(
        `PUT ${SECRETS}/{secret_name}`,
        { ...repo, secret_name: name, key_id: keyId, encrypted_value: sealed },
        call(`set secret ${name} of`),
      );
    },
  };
}
