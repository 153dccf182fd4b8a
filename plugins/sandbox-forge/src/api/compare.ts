import { mergeBase } from '../git/mergeCommits';
import { readChanges } from '../git/readChanges';
import { readCommit, readCommits } from '../git/readCommits';
import { resolveCommit } from '../git/resolveCommit';
import { notFound } from '../server/ApiError';
import { ForgeContext } from '../server/ForgeContext';
import { commitShape } from '../shapes/commitShape';
import { fileChangeShape } from '../shapes/fileChangeShape';
import { RepositoryDocument } from '../store/documents';

/** GitHub's comparison for `base...head`; 404 where one of them, or a common ancestor, is missing. */
export async function compare(
  forge: ForgeContext,
  repository: RepositoryDocument,
  basehead: string,
) {
  const directory = forge.store.gitDirectory(repository.id);
  const [baseName = '', headName = ''] = basehead.split('...');
  const base = await resolveCommit(directory, baseName);
  const head = await resolveCommit(directory, headName);
  if (!base || !head) throw notFound();
  const ancestor = await mergeBase(directory, base, head);
  if (!ancestor) throw notFound();
  const ahead = await readCommits(directory, `${base}..${head}`);
  const behind = await readCommits(directory, `${head}..${base}`);
  const changes = await readChanges(directory, ancestor, head);
  const view = { ...forge, repository };
  const fullName = `${repository.owner}/${repository.name}`;
  const web = `${forge.urls.web}/${fullName}/compare/${basehead}`;
  return {
    url: `${forge.urls.api}/repos/${fullName}/compare/${basehead}`,
    html_url: web,
    permalink_url: `${forge.urls.web}/${fullName}/compare/${base}...${head}`,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    base_commit: commitShape(await readCommit(directory, base), view),
    merge_base_commit: commitShape(await readCommit(directory, ancestor), view),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: [...ahead].reverse().map(one => commitShape(one, view)),
    files: changes.slice(0, 300).map(one => fileChangeShape(one, head, view)),
  };
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
