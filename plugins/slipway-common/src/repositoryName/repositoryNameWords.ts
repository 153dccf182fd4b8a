import { RepoLocation } from '../answers/parseRepoUrl';
import { RepositoryNameAnswer, RepositoryNameState } from './RepositoryName';

/**
 * What a state is told with, in English: the backend's words, and those that the form's translations
 * begin with. `{{name}}` stands for owner and name, `{{host}}` for the forge.
 *
 * @public
 */
export const repositoryNameWords = {
  free: 'The name {{name}} on {{host}} is free',
  taken:
    'The name {{name}} is taken on {{host}} by a repository that was not created for this service; choose another name',
  unfinished:
    'An earlier run left {{name}} on {{host}} empty; with the answers it was begun with, it is continued',
  whole:
    '{{name}} on {{host}} exists and was created for this service; with the answers it was created from, only what is missing elsewhere is added',
  unknown:
    'Create looks at {{host}} with your own credentials and tells then whether {{name}} is free',
} as const;

/** The answer of a state, in the backend's words. @public */
export function tellRepositoryName(
  state: Exclude<RepositoryNameState, 'refused'>,
  { host, owner, name }: RepoLocation,
): RepositoryNameAnswer {
  const message = repositoryNameWords[state]
    .replace('{{name}}', `${owner}/${name}`)
    .replace('{{host}}', host);
  return { state, message };
}
