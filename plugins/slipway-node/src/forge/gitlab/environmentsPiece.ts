import { Decision, Piece } from '../decision/Piece';
import { Change, RepositoryId } from '../Forge';
import { isNameTaken } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import { repositoryName } from '../repositoryName';
import { GitlabTools } from './GitlabTools';

/** Environments that are missing are made; one that is stopped is there too. */
export function environmentsPiece(
  tools: GitlabTools,
  repository: RepositoryId,
  names: readonly string[],
): Piece {
  const subjectOf = (name: string) => `environment ${name}`;
  return {
    wanted: names.map(name => ({ subject: subjectOf(name) })),
    async decide(options) {
      const present =
        options.fresh || names.length === 0
          ? new Set<string>()
          : await lookEnvironments(tools, repository, options);
      return names.map((name): Decision => {
        const subject = subjectOf(name);
        return present.has(name)
          ? { subject, action: 'keep' }
          : {
              subject,
              action: 'create',
              write: () => create(tools, repository, name, options),
            };
      });
    },
  };
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
