import { InputError } from '@backstage/errors';
import { RepositorySpec } from '../Forge';
import { GithubApi } from './GithubApi';
import { repositoryName } from './repositoryName';
import { InnerOptions } from './together';

/** Adds the topics a repository lacks; it keeps those it has. */
export async function addTopics(
  api: GithubApi,
  spec: RepositorySpec,
  existing: readonly string[],
  options: InnerOptions,
): Promise<void> {
  const names = [...new Set([...existing, ...spec.topics])];
  if (names.length === existing.length) {
    return;
  }
  const { owner, name } = spec;
  await api.request(
    'PUT /repos/{owner}/{repo}/topics',
    { owner, repo: name, names },
    {
      doing: `set the topics of ${repositoryName(spec)}`,
      // A repository may answer 404 for a moment after its creation.
      options: { ...options, fresh: true },
      owner,
    },
  );
}

/** Throws an `InputError` that names every topic GitHub would refuse. */
export function refuseTopics(topics: readonly string[]): void {
  const bad = topics.filter(topic => !/^[a-z0-9][a-z0-9-]{0,49}$/.test(topic));
  if (bad.length > 0 || topics.length > 20) {
    throw new InputError(
      `topics: ${bad.join(', ') || 'more than 20'} ${
        bad.length === 1 ? 'is' : 'are'
      } not possible; use at most 20 of lower-case letters, digits and dashes, 50 characters each`,
    );
  }
}
