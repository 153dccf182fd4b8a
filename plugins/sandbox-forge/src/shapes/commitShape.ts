import { Commit } from '../git/readCommits';
import { ForgeUrls } from '../server/ForgeUrls';
import { RepositoryDocument } from '../store/documents';
import { Store } from '../store/Store';
import { nodeId, simpleUserShape } from './userShape';

/** What a commit's addresses and people are looked up in. */
export interface CommitView {
  readonly repository: RepositoryDocument;
  readonly urls: ForgeUrls;
  readonly store: Store;
}

const UNSIGNED = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

const fullName = ({ owner, name }: RepositoryDocument) => `${owner}/${name}`;

/** GitHub's commit, as its branches and commits routes give it. */
export function commitShape(commit: Commit, view: CommitView) {
  const { urls, repository, store } = view;
  const api = `${urls.api}/repos/${fullName(repository)}`;
  const { sha, tree, parents, author, committer, message } = commit;
  const userOf = (email: string) => {
    const user = store.accounts().users.find(one => one.email === email);
    return user ? simpleUserShape(user, urls) : null;
  };
  return {
    sha,
    node_id: nodeId('Commit', sha),
    commit: {
      author,
      committer,
      message,
      tree: { sha: tree, url: `${api}/git/trees/${tree}` },
      url: `${api}/git/commits/${sha}`,
      comment_count: 0,
      verification: UNSIGNED,
    },
    url: `${api}/commits/${sha}`,
    html_url: htmlOf(sha, view),
    comments_url: `${api}/commits/${sha}/comments`,
    author: userOf(author.email),
    committer: userOf(committer.email),
    parents: parents.map(parent => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: htmlOf(parent, view),
    })),
  };
}

/** GitHub's commit, as its Git Data API gives it. */
export function gitCommitShape(commit: Commit, view: CommitView) {
  const { urls, repository } = view;
  const api = `${urls.api}/repos/${fullName(repository)}/git`;
  const { sha, tree, parents, author, committer, message } = commit;
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: `${api}/commits/${sha}`,
    html_url: htmlOf(sha, view),
    author,
    committer,
    message,
    tree: { sha: tree, url: `${api}/trees/${tree}` },
    parents: parents.map(parent => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: htmlOf(parent, view),
    })),
    verification: UNSIGNED,
  };
}

function htmlOf(sha: string, { urls, repository }: CommitView): string {
  return `${urls.web}/${fullName(repository)}/commit/${sha}`;
}
