import { PullState } from '../api/pullState';
import { ForgeContext } from '../server/ForgeContext';
import { RepositoryDocument, UserDocument } from '../store/documents';
import { ownerOf, repositoryShape } from './repositoryShape';
import { nodeId, simpleUserShape } from './userShape';

/** What a pull request is shown with. */
export interface PullView extends Pick<ForgeContext, 'store' | 'urls'> {
  readonly repository: RepositoryDocument;
  readonly viewer: UserDocument | undefined;
}

/** GitHub's pull request, as it stands in lists. */
export function pullShape({ pull, head, base }: PullState, view: PullView) {
  const { repository, urls } = view;
  const fullName = `${repository.owner}/${repository.name}`;
  const api = `${urls.api}/repos/${fullName}`;
  const url = `${api}/pulls/${pull.number}`;
  const html = `${urls.web}/${fullName}/pull/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const links = {
    self: url,
    html,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${api}/statuses/${head}`,
  };
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: userNamed(pull.author, view),
    body: pull.body ?? null,
    labels: [],
    milestone: null,
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
    merged_at: pull.mergedAt ?? null,
    merge_commit_sha: pull.mergeCommit ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: endShape(pull.head, head, view),
    base: endShape(pull.base, base, view),
    _links: Object.fromEntries(
      Object.entries(links).map(([name, href]) => [name, { href }]),
    ),
    author_association: 'MEMBER',
    auto_merge: null,
    draft: pull.draft,
  };
}

/** What only the full pull request tells. */
export interface PullFigures {
  readonly mergeable: boolean | undefined;
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
}

/** GitHub's full pull request. */
export function fullPullShape(
  state: PullState,
  view: PullView,
  figures: PullFigures,
) {
  const { pull } = state;
  const merged = pull.mergedAt !== undefined;
  return {
    ...pullShape(state, view),
    merged,
    mergeable: figures.mergeable ?? null,
    rebaseable: figures.mergeable ?? null,
    mergeable_state: mergeableState(figures.mergeable),
    merged_by: merged ? userNamed(pull.author, view) : null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: figures.commits,
    additions: figures.additions,
    deletions: figures.deletions,
    changed_files: figures.changedFiles,
  };
}

function mergeableState(mergeable: boolean | undefined): string {
  if (mergeable === undefined) return 'unknown';
  return mergeable ? 'clean' : 'dirty';
}

function endShape(branch: string, sha: string, view: PullView) {
  const { repository, urls, store } = view;
  return {
    label: `${repository.owner}:${branch}`,
    ref: branch,
    sha,
    user: simpleUserShape(ownerOf(repository, store), urls),
    repo: repositoryShape(repository, view),
  };
}

function userNamed(login: string, { store, urls }: PullView) {
  const user = store.accounts().users.find(one => one.login === login);
  return user ? simpleUserShape(user, urls) : null;
}
