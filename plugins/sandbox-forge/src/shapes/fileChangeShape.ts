import { FileChange } from '../git/readChanges';
import { CommitView } from './commitShape';
import { encodePath } from './contentShape';

/** GitHub's changed file of a commit, a comparison or a pull request. */
export function fileChangeShape(
  change: FileChange,
  commit: string,
  { repository, urls }: Pick<CommitView, 'repository' | 'urls'>,
) {
  const fullName = `${repository.owner}/${repository.name}`;
  const path = encodePath(change.path);
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${urls.web}/${fullName}/blob/${commit}/${path}`,
    raw_url: `${urls.web}/${fullName}/raw/${commit}/${path}`,
    contents_url: `${urls.api}/repos/${fullName}/contents/${path}?ref=${commit}`,
    ...(change.from === undefined ? {} : { previous_filename: change.from }),
  };
}
