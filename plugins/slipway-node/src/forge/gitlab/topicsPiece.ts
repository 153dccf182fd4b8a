import type { ProjectSchema } from '@gitbeaker/rest';
import { Piece } from '../decision/Piece';
import { RepositoryId } from '../Forge';
import { InnerOptions } from '../http/together';
import { topicsDecision } from '../pipeline/topicsDecision';
import { repositoryName } from '../repositoryName';
import { GitlabTools } from './GitlabTools';

/** Topics are added to those that a project has; none are known to be there where `lookProject` tells of none. */
export function topicsPiece(
  { api }: GitlabTools,
  repository: RepositoryId,
  {
    wanted,
    lookProject,
  }: {
    readonly wanted: readonly string[];
    readonly lookProject: (
      options: InnerOptions,
    ) => Promise<Pick<ProjectSchema, 'topics'>>;
  },
): Piece {
  const project = repositoryName(repository);
  return {
    replaces: true,
    wanted:
      wanted.length > 0 ? [{ subject: 'topics', to: wanted.join(', ') }] : [],
    async decide(options) {
      if (wanted.length === 0) {
        return [];
      }
      const { topics } = await lookProject(options);
      return topicsDecision({ present: topics ?? [], wanted }, async all => {
        await api
          .on('Projects', { doing: `set the topics of ${project}`, options })
          .edit(project, { topics: all });
      });
    },
  };
}

/** Why GitLab would refuse these topics, if it would: app/models/projects/topic.rb. */
export function topicProblems(topics: readonly string[]): readonly string[] {
  return topics
    .filter(topic => topic.length > 255 || /[\p{Cc},]/u.test(topic))
    .map(
      topic =>
        `topics: ${JSON.stringify(
          topic,
        )} is not possible; use up to 255 characters without commas and line breaks`,
    );
}
