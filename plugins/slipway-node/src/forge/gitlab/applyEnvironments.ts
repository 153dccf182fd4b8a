import { Change, EnvironmentSpec, RepositoryId } from '../Forge';
import { isNameTaken } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import { repositoryName } from '../repositoryName';
import { GitlabTools } from './GitlabTools';

/** Makes the environments that are missing; one that is stopped is there too. */
export async function applyEnvironments(
  tools: GitlabTools,
  repository: RepositoryId,
  specs: readonly EnvironmentSpec[],
  options: InnerOptions,
): Promise<readonly Change[]> {
  const present =
    options.fresh || specs.length === 0
      ? new Set<string>()
      : await lookEnvironments(tools, repository, options);
  return together(
    specs.map(({ name }) => async (inner: InnerOptions): Promise<Change> => {
      const subject = `environment ${name}`;
      if (present.has(name)) {
        return { subject, action: 'kept' };
      }
      return {
        subject,
        action: await create(tools, repository, name, inner),
      };
    }),
    options,
  );
}

async function lookEnvironments(
  { api }: GitlabTools,
  repository: RepositoryId,
  options: InnerOptions,
): Promise<ReadonlySet<string>> {
  const project = repositoryName(repository);
  const doing = `list the environments of ${project}`;
  const environments = await api
    .on('Environments', { doing, options })
    .all(project, { perPage: 100 });
  return new Set(environments.map(({ name }) => name));
}

async function create(
  tools: GitlabTools,
  repository: RepositoryId,
  name: string,
  options: InnerOptions,
): Promise<Change['action']> {
  const project = repositoryName(repository);
  const doing = `create environment ${name} of ${project}`;
  const looking = { ...options, fresh: false };
  const { written } = await writeOnce<unknown>({
    write: () =>
      tools.api.on('Environments', { doing, options }).create(project, name),
    look: async () =>
      (await lookEnvironments(tools, repository, looking)).has(name) ||
      undefined,
    isTaken: isNameTaken,
  });
  return written ? 'created' : 'kept';
}
