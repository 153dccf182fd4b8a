import { RepositoryId } from '../Forge';
import { InnerOptions } from '../http/together';
import { VariableScope } from '../pipeline/VariableScope';
import { repositoryName } from '../repositoryName';
import { GiteaApi, pathTo } from './GiteaApi';
import { GiteaVariable } from './giteaAnswers';

/** The variables of a repository, the only place that Gitea has besides its owner. */
export function createVariableScope(
  api: GiteaApi,
  { owner, name: repo }: RepositoryId,
  options: InnerOptions,
): VariableScope {
  const place = repositoryName({ owner, name: repo });
  const all = pathTo`/repos/${owner}/${repo}/actions/variables`;
  const one = (name: string) => `${all}${pathTo`/${name}`}`;
  const write = (method: 'POST' | 'PUT') => (name: string, value: string) =>
    api.request<void>({
      method,
      path: one(name),
      body: { value },
      doing: `set variable ${name} of ${place}`,
      options,
    });
  return {
    // The list below has all pages.
    variablesPerPage: Infinity,
    async lookVariables() {
      const variables = await api.list<GiteaVariable>({
        path: all,
        doing: `list the variables of ${place}`,
        options,
      });
      return (
        variables && {
          total: variables.length,
          variables: variables.map(({ name, data }) => ({ name, value: data })),
        }
      );
    },
    async readVariable(name) {
      const variable = await api.find<GiteaVariable>({
        path: one(name),
        doing: `read variable ${name} of ${place}`,
        options,
      });
      return variable?.data;
    },
    createVariable: write('POST'),
    updateVariable: write('PUT'),
  };
}
