import { Decision, Piece } from '../decision/Piece';
import { RepositoryId, SecretSpec } from '../Forge';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import { GiteaApi, pathTo } from './GiteaApi';
import { refuseMissing } from './refuseMissing';

/** Secrets that are missing are set; one that exists is kept, for nobody can read its value. Their names are listed afterwards. */
export function secretsPiece(
  api: GiteaApi,
  repository: RepositoryId,
  secrets: readonly SecretSpec[],
): Piece {
  const subjectOf = (name: string) => `secret ${name}`;
  const names = secrets.map(({ name }) => name);
  return {
    isObstacle: true,
    wanted: names.map(name => ({ subject: subjectOf(name) })),
    async decide(options) {
      const existing =
        options.fresh || names.length === 0
          ? new Set<string>()
          : await lookSecrets(api, repository, options);
      return secrets.map((secret): Decision => {
        const subject = subjectOf(secret.name);
        return existing.has(secret.name.toUpperCase())
          ? { subject, action: 'keep' }
          : {
              subject,
              action: 'create',
              write: async () => {
                await setSecret(api, repository, { secret, options });
                return 'created';
              },
            };
      });
    },
    async verify(options) {
      const present = await lookSecrets(api, repository, options);
      refuseMissing('secret', { api, repository, names, present });
    },
  };
}

/** The names of a repository's secrets, in upper case as Gitea keeps them; their values nobody can read. */
async function lookSecrets(
  api: GiteaApi,
  { owner, name }: RepositoryId,
  options: InnerOptions,
): Promise<ReadonlySet<string>> {
  const secrets = await api.list<{ readonly name: string }>({
    path: pathTo`/repos/${owner}/${name}/actions/secrets`,
    doing: `list the secrets of ${repositoryName({ owner, name })}`,
    options,
  });
  return new Set(secrets?.map(secret => secret.name.toUpperCase()));
}

async function setSecret(
  api: GiteaApi,
  { owner, name: repo }: RepositoryId,
  {
    secret: { name, value },
    options,
  }: { readonly secret: SecretSpec; readonly options: InnerOptions },
): Promise<void> {
  await api.request({
    method: 'PUT',
    path: pathTo`/repos/${owner}/${repo}/actions/secrets/${name}`,
    body: { data: await value() },
    doing: `set secret ${name} of ${repositoryName({ owner, name: repo })}`,
    options,
  });
}
