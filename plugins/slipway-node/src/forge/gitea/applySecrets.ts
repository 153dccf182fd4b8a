import { Change, RepositoryId, SecretSpec } from '../Forge';
import { InnerOptions, together } from '../http/together';
import { repositoryName } from '../repositoryName';
import { GiteaApi, pathTo } from './GiteaApi';

/** Names of secrets that are there, in upper case as Gitea keeps them. */
export type SecretNames = ReadonlySet<string>;

/** The names of a repository's secrets; their values nobody can read. */
export async function lookSecrets(
  api: GiteaApi,
  { owner, name }: RepositoryId,
  options: InnerOptions,
): Promise<SecretNames> {
  const secrets = await api.list<{ readonly name: string }>({
    path: pathTo`/repos/${owner}/${name}/actions/secrets`,
    doing: `list the secrets of ${repositoryName({ owner, name })}`,
    options,
  });
  return new Set(secrets?.map(secret => secret.name.toUpperCase()));
}

/** Sets the secrets that are missing; one that exists is kept, for nobody can read its value. */
export function applySecrets(
  api: GiteaApi,
  { owner, name: repo }: RepositoryId,
  {
    wanted,
    existing,
  }: {
    readonly wanted: readonly SecretSpec[];
    readonly existing: SecretNames;
  },
  options: InnerOptions,
): Promise<readonly Change[]> {
  return together(
    wanted.map(({ name, value }) => async (inner): Promise<Change> => {
      const subject = `secret ${name}`;
      if (existing.has(name.toUpperCase())) {
        return { subject, action: 'kept' };
      }
      await api.request({
        method: 'PUT',
        path: pathTo`/repos/${owner}/${repo}/actions/secrets/${name}`,
        body: { data: await value() },
        doing: `set secret ${name} of ${repositoryName({ owner, name: repo })}`,
        options: inner,
      });
      return { subject, action: 'created' };
    }),
    options,
  );
}
