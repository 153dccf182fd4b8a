import { Piece } from '../decision/Piece';
import { RepositoryId } from '../Forge';
import { repositoryName } from '../repositoryName';
import { topicsDecision } from '../pipeline/topicsDecision';
import { GithubApi } from './GithubApi';

const ROUTE = '/repos/{owner}/{repo}/topics';

/** Topics are added to those that a repository has. */
export function topicsPiece(
  api: GithubApi,
  { owner, name: repo }: RepositoryId,
  wanted: readonly string[],
): Piece {
  const subject = 'topics';
  const place = repositoryName({ owner, name: repo });
  return {
    replaces: true,
    wanted: wanted.length > 0 ? [{ subject, to: wanted.join(', ') }] : [],
    async decide(options) {
      if (wanted.length === 0) {
        return [];
      }
      const reading = { doing: `read the topics of ${place}`, options, owner };
      const { names } = await api.request(
        `GET ${ROUTE}`,
        { owner, repo },
        reading,
      );
      return topicsDecision({ present: names, wanted }, async all => {
        const doing = `set the topics of ${place}`;
        const call = { doing, options, owner };
        await api.request(`PUT ${ROUTE}`, { owner, repo, names: all }, call);
      });
    },
  };
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
