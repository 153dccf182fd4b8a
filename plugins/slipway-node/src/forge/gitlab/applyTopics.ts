import type { ProjectSchema } from '@gitbeaker/rest';
import { Change, RepositoryId } from '../Forge';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import { GitlabTools } from './GitlabTools';

/** Adds the topics that a project lacks; none are known to be there where `present` is absent. */
export async function applyTopics(
  { api }: GitlabTools,
  repository: RepositoryId,
  {
    wanted,
    present,
  }: {
    readonly wanted: readonly string[];
    readonly present: ProjectSchema['topics'];
  },
  options: InnerOptions,
): Promise<readonly Change[]> {
  if (wanted.length === 0) {
    return [];
  }
  const project = repositoryName(repository);
  const topics = [...new Set([...(present ?? []), ...wanted])];
  if (topics.length === (present ?? []).length) {
    return [{ subject: 'topics', action: 'kept' }];
  }
  await api
    .on('Projects', { doing: `set the topics of ${project}`, options })
    .edit(project, { topics });
  return [{ subject: 'topics', action: 'updated' }];
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
