/** The name of the repository in what Backstage's RepoUrlPicker gives, `host?owner=…&repo=…`; empty for none. */
export function repoNameOf(repoUrl: string | undefined): string {
  const [, query = ''] = repoUrl?.split('?') ?? [];
  return new URLSearchParams(query).get('repo') ?? '';
}

/** The same place with another name of the repository. */
export function withRepoName(repoUrl: string, name: string): string {
  const [host = '', query] = repoUrl.split('?');
  const parts = new URLSearchParams(query);
  parts.set('repo', name);
  return `${host}?${parts}`;
}
