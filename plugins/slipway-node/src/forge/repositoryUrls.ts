import { RepositoryId, RepositoryUrls } from './Forge';

/**
 * Where people and git find a repository of the forge at `baseUrl`, which the configuration gives. A forge tells
 * addresses of its own settings: credentials never go there.
 */
export function repositoryUrls(
  baseUrl: string,
  { owner, name }: RepositoryId,
): RepositoryUrls {
  const path = [...owner.split('/'), name].map(encodeURIComponent).join('/');
  const webUrl = `${baseUrl}/${path}`;
  return { webUrl, cloneUrl: `${webUrl}.git` };
}
