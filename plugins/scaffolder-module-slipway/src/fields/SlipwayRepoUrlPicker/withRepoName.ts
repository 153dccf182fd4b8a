/** The same place, in what Backstage's RepoUrlPicker gives, with another name of the repository. */
export function withRepoName(repoUrl: string, name: string): string {
  const [host = '', query] = repoUrl.split('?');
  const parts = new URLSearchParams(query);
  parts.set('repo', name);
  return `${host}?${parts}`;
}
