import { ForgeUrls } from '../server/ForgeUrls';
import {
  OrganizationDocument,
  RepositoryDocument,
  UserDocument,
} from '../store/documents';
import { Store } from '../store/Store';
import { nodeId, simpleUserShape } from './userShape';

/** What can be said of a repository next to its document. */
export interface RepositoryView {
  readonly urls: ForgeUrls;
  readonly store: Store;
  readonly viewer: UserDocument | undefined;
}

const API_LINKS: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

const MERGE_SETTINGS = {
  allow_squash_merge: true,
  allow_merge_commit: true,
  allow_rebase_merge: true,
  allow_auto_merge: false,
  allow_update_branch: false,
  delete_branch_on_merge: false,
};

/** The account that owns a repository. */
export function ownerOf(
  repository: RepositoryDocument,
  store: Store,
): UserDocument | OrganizationDocument {
  const { users, organizations } = store.accounts();
  const owner = [...organizations, ...users].find(
    account => account.login === repository.owner,
  );
  if (!owner) throw new Error(`There is no account ${repository.owner}`);
  return owner;
}

/** GitHub's "minimal repository". */
export function minimalRepositoryShape(
  repository: RepositoryDocument,
  { urls, store }: RepositoryView,
) {
  const fullName = `${repository.owner}/${repository.name}`;
  const api = `${urls.api}/repos/${fullName}`;
  const links = Object.fromEntries(
    Object.entries(API_LINKS).map(([key, suffix]) => [key, `${api}${suffix}`]),
  );
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName,
    owner: simpleUserShape(ownerOf(repository, store), urls),
    private: repository.visibility !== 'public',
    html_url: `${urls.web}/${fullName}`,
    description: repository.description ?? null,
    fork: false,
    url: api,
    ...links,
  };
}

/** GitHub's repository, as it stands in lists and pull requests. */
export function repositoryShape(
  repository: RepositoryDocument,
  view: RepositoryView,
) {
  const { urls, viewer } = view;
  const fullName = `${repository.owner}/${repository.name}`;
  const address = new URL(urls.web);
  const { settings } = repository;
  return {
    ...minimalRepositoryShape(repository, view),
    git_url: `git://${address.host}/${fullName}.git`,
    ssh_url: `git@${address.hostname}:${fullName}.git`,
    clone_url: `${urls.web}/${fullName}.git`,
    svn_url: `${urls.web}/${fullName}`,
    mirror_url: null,
    homepage: repository.homepage ?? null,
    language: null,
    license: null,
    forks_count: 0,
    forks: 0,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    size: 0,
    default_branch: repository.defaultBranch,
    open_issues_count: 0,
    open_issues: 0,
    is_template: false,
    topics: repository.topics,
    has_issues: settings.has_issues ?? true,
    has_projects: settings.has_projects ?? true,
    has_wiki: settings.has_wiki ?? true,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: repository.archived,
    disabled: false,
    visibility: repository.visibility,
    pushed_at: repository.pushedAt,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    permissions: permissionsOf(viewer),
    allow_forking: true,
    web_commit_signoff_required: false,
  };
}

/** GitHub's full repository. */
export function fullRepositoryShape(
  repository: RepositoryDocument,
  view: RepositoryView,
) {
  const owner = ownerOf(repository, view.store);
  return {
    ...repositoryShape(repository, view),
    // How pull requests are merged is told to those who may change it.
    ...(view.viewer ? { ...MERGE_SETTINGS, ...repository.settings } : {}),
    subscribers_count: 0,
    network_count: 0,
    ...('teams' in owner
      ? { organization: simpleUserShape(owner, view.urls) }
      : {}),
  };
}

function permissionsOf(viewer: UserDocument | undefined) {
  const all = viewer !== undefined;
  return { admin: all, maintain: all, push: all, triage: all, pull: true };
}
