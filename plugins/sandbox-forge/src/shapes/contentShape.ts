import { ForgeUrls } from '../server/ForgeUrls';
import { TreeEntry } from '../git/readTree';
import { RepositoryDocument } from '../store/documents';

/** The commit that contents are read from. */
export interface ContentPlace {
  readonly repository: RepositoryDocument;
  readonly urls: ForgeUrls;
  readonly directory: string;
  /** The revision as it was asked for. */
  readonly ref: string;
  readonly commit: string;
}

const LINK = '120000';

/** A path as it stands in an address. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** GitHub's entry of a folder, also of a file, without its content. */
export function contentShape(entry: TreeEntry, place: ContentPlace) {
  const { repository, urls, ref } = place;
  const fullName = `${repository.owner}/${repository.name}`;
  const api = `${urls.api}/repos/${fullName}`;
  const path = encodePath(entry.path);
  const url = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const folder = entry.type === 'tree';
  const git =
    entry.type === 'commit'
      ? null
      : `${api}/git/${folder ? 'trees' : 'blobs'}/${entry.sha}`;
  const view = `${urls.web}/${fullName}/${folder ? 'tree' : 'blob'}`;
  const html = `${view}/${encodePath(ref)}/${path}`;
  return {
    type: typeOf(entry),
    size: entry.size ?? 0,
    name: entry.path.split('/').pop() ?? '',
    path: entry.path,
    sha: entry.sha,
    url,
    git_url: git,
    html_url: html,
    download_url:
      entry.type === 'blob'
        ? `${urls.web}/${fullName}/raw/${encodePath(ref)}/${path}`
        : null,
    _links: { self: url, git, html },
  };
}

/** GitHub's file or symbolic link with its content; without bytes it is too large for that. */
export function fileShape(
  entry: TreeEntry,
  place: ContentPlace,
  bytes: Buffer | undefined,
) {
  const shape = contentShape(entry, place);
  if (entry.mode === LINK) {
    return { ...shape, target: bytes?.toString('utf8') ?? '' };
  }
  return {
    ...shape,
    encoding: bytes ? 'base64' : 'none',
    content: bytes ? wrapped(bytes) : '',
  };
}

/** Base64 in lines of 60 characters, as GitHub gives it. */
export function wrapped(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
}

function typeOf({ type, mode }: TreeEntry): string {
  if (type === 'tree') return 'dir';
  if (type === 'commit') return 'submodule';
  return mode === LINK ? 'symlink' : 'file';
}
