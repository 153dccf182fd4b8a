import { Change, RepositoryId } from '../Forge';
import { repositoryName } from '../repositoryName';
import { InnerOptions } from '../http/together';
import { GithubApi } from './GithubApi';

const ROUTE = '/repos/{owner}/{repo}/topics';

/** Looks which topics a repository has and adds those it lacks. */
export async function applyTopics(
  api: GithubApi,
  repository: RepositoryId,
  wanted: readonly string[],
  options: InnerOptions,
): Promise<readonly Change[]> {
  if (wanted.length === 0) {
    return [];
  }
  const { owner, name } = repository;
  const { names } = await api.request(
    `GET ${ROUTE}`,
    { owner, repo: name },
    {
      doing: `read the topics of ${repositoryName(repository)}`,
      options,
      owner,
    },
  );
  const all = [...new Set([...names, ...wanted])];
  if (all.length === names.length) {
    return [{ subject: 'topics', action: 'kept' }];
  }
  await api.request(
    `PUT ${ROUTE}`,
    { owner, repo: name, names: all },
    {
      doing: `set the topics of ${repositoryName(repository)}`,
      options,
      owner,
    },
  );
  return [{ subject: 'topics', action: 'updated' }];
}

/** Why GitHub would refuse these topics, if it would. */
export function topicProblems(topics: readonly string[]): readonly string[] {
  const bad = topics.filter(topic => !/^[a-z0-9][a-z0-9-]{0,49}$/.test(topic));
  return [
    ...(topics.length > 20
      ? [`topics: there are ${topics.length} and GitHub takes 20`]
      : []),
    ...bad.map(
      topic =>
        `topics: ${JSON.stringify(
          topic,
        )} is not possible; use up to 50 lower-case letters, digits and dashes`,
    ),
  ];
}
