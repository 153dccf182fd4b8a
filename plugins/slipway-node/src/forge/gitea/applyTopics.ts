import { Change, RepositoryId } from '../Forge';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import { GiteaApi, pathTo } from './GiteaApi';

/** Gitea: `models/repo/topic.go` and `UpdateTopics`. */
const MOST_TOPICS = 25;

/** Looks which topics a repository has and adds those it lacks. */
export async function applyTopics(
  api: GiteaApi,
  repository: RepositoryId,
  wanted: readonly string[],
  options: InnerOptions,
): Promise<readonly Change[]> {
  if (wanted.length === 0) {
    return [];
  }
  const place = repositoryName(repository);
  const path = pathTo`/repos/${repository.owner}/${repository.name}/topics`;
  const { topics: present } = await api.request<{ topics: readonly string[] }>({
    path,
    query: { limit: MOST_TOPICS },
    doing: `read the topics of ${place}`,
    options,
  });
  const topics = [...new Set([...present, ...wanted])];
  if (topics.length === present.length) {
    return [{ subject: 'topics', action: 'kept' }];
  }
  await api.request({
    method: 'PUT',
    path,
    body: { topics },
    doing: `set the topics of ${place}`,
    options,
  });
  return [{ subject: 'topics', action: 'updated' }];
}

/** Why Gitea would refuse these topics, if it would. */
export function topicProblems(topics: readonly string[]): readonly string[] {
  const bad = topics.filter(topic => !/^[a-z0-9][-.a-z0-9]{0,34}$/.test(topic));
  return [
    ...(topics.length > MOST_TOPICS
      ? [`topics: there are ${topics.length} and Gitea takes ${MOST_TOPICS}`]
      : []),
    ...bad.map(
      topic =>
        `topics: ${JSON.stringify(
          topic,
        )} is not possible; use up to 35 lower-case letters, digits, dots and dashes`,
    ),
  ];
}
