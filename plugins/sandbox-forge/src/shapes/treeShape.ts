import { TreeEntry } from '../git/readTree';
import { ForgeUrls } from '../server/ForgeUrls';
import { RepositoryDocument } from '../store/documents';

const LIMIT = 100_000;

/** GitHub's git tree. */
export function treeShape(
  sha: string,
  entries: readonly TreeEntry[],
  { owner, name }: RepositoryDocument,
  urls: ForgeUrls,
) {
  const api = `${urls.api}/repos/${owner}/${name}/git`;
  return {
    sha,
    url: `${api}/trees/${sha}`,
    tree: entries.slice(0, LIMIT).map(entry => ({
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      sha: entry.sha,
      ...(entry.size === undefined ? {} : { size: entry.size }),
      ...(entry.type === 'commit'
        ? {}
        : { url: `${api}/${entry.type}s/${entry.sha}` }),
    })),
    truncated: entries.length > LIMIT,
  };
}
