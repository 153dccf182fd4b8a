import { Piece } from '../decision/Piece';
import { RepositoryId } from '../Forge';
import { topicsDecision } from '../pipeline/topicsDecision';
import { repositoryName } from '../repositoryName';
import { GiteaApi, pathTo } from './GiteaApi';

/** Gitea: `models/repo/topic.go` and `UpdateTopics`. */
const MOST_TOPICS = 25;

/** Topics are added to those that a repository has. */
export function topicsPiece(
  api: GiteaApi,
  repository: RepositoryId,
  wanted: readonly string[],
): Piece {
  const place = repositoryName(repository);
  const path = pathTo`/repos/${repository.owner}/${repository.name}/topics`;
  return {
    replaces: true,
    wanted:
      wanted.length > 0 ? [{ subject: 'topics', to: wanted.join(', ') }] : [],
    async decide(options) {
      if (wanted.length === 0) {
        return [];
      }
      const { topics: present } = await api.request<{
        topics: readonly string[];
      }>({
        path,
        query: { limit: MOST_TOPICS },
        doing: `read the topics of ${place}`,
        options,
      });
      return topicsDecision({ present, wanted }, topics =>
        api.request({
          method: 'PUT',
          path,
          body: { topics },
          doing: `set the topics of ${place}`,
          options,
        }),
      );
    },
  };
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
