import { Commit } from '../git/readCommits';
import { TreeEntry } from '../git/readTree';
import { encodePath } from '../shapes/contentShape';
import { RepositoryDocument } from '../store/documents';
import { Html, html } from './html';
import { crumbs, entryIcon, moment, size } from './pieces';
import { pushAdvice } from './pushAdvice';
import { renderMarkdown } from './renderMarkdown';
import { homeOf, repositoryFrame } from './repositoryFrame';
import { Revision } from './splitRevision';

/** What the page of a folder shows. */
export interface FolderView {
  readonly repository: RepositoryDocument;
  readonly revision: Revision;
  readonly entries: readonly TreeEntry[];
  readonly commit: Commit;
  readonly readme?: { readonly path: string; readonly text: string };
  /** Address to clone from; shown on the first page. */
  readonly cloneUrl?: string;
}

/** A folder: its latest commit, its entries and its README. */
export function filesPage(view: FolderView): Html {
  const { repository, revision, entries, commit, readme, cloneUrl } = view;
  const home = homeOf(repository);
  const sorted = [...entries].sort(
    (a, b) => Number(b.type === 'tree') - Number(a.type === 'tree'),
  );
  return repositoryFrame(repository, 'Files', {
    title: revision.path || undefined,
    body: html`
      ${cloneUrl && cloneBox(cloneUrl)}
      ${revision.path !== '' && pathCrumbs(home, revision)}
      <section class="sheet" aria-label="Files">
        <div class="head">
          <a href="${home}/commit/${commit.sha}"
            >${commit.message.split('\n')[0]}</a
          >
          <span class="end quiet"
            >${commit.author.name} · ${moment(commit.author.date)} · on
            ${revision.ref}</span
          >
        </div>
        ${fileTable(home, revision, sorted)}
      </section>
      ${readme && readmeBox(home, revision, readme)}
    `,
  });
}

/** Links to the folders a path lies in. */
export function pathCrumbs(home: string, { ref, path }: Revision): Html {
  const parts = path.split('/');
  const tree = `${home}/tree/${encodePath(ref)}`;
  const links = parts.map((text, index) => ({
    text,
    href: `${tree}/${encodePath(parts.slice(0, index + 1).join('/'))}`,
  }));
  return html`<div class="trail">
    ${crumbs('Path', [{ text: ref, href: tree }, ...links])}
  </div>`;
}

function cloneBox(cloneUrl: string): Html {
  return html`<section class="sheet" aria-labelledby="clone">
    <div class="head"><h2 id="clone" class="entry">Clone</h2></div>
    <pre tabindex="0"><code>git clone ${cloneUrl}</code></pre>
    ${pushAdvice()}
  </section>`;
}

function fileTable(
  home: string,
  { ref, path }: Revision,
  entries: readonly TreeEntry[],
): Html {
  return html`<table class="files">
    <caption class="hidden">
      Files and folders
    </caption>
    <thead class="hidden">
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Size</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map(entry => {
        const folder = entry.type === 'tree';
        const full = path === '' ? entry.path : `${path}/${entry.path}`;
        const href = `${home}/${folder ? 'tree' : 'blob'}/${encodePath(
          ref,
        )}/${encodePath(full)}`;
        return html`<tr class="${folder ? 'folder' : 'file'}">
          <th scope="row">
            ${entryIcon(folder)}<a href="${href}"
              >${entry.path}${folder &&
              html`<span class="hidden"> folder</span>`}</a
            >
          </th>
          <td class="number quiet">${size(entry.size)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function readmeBox(
  home: string,
  { ref }: Revision,
  { path, text }: { readonly path: string; readonly text: string },
): Html {
  const body = /\.(md|markdown)$/i.test(path)
    ? renderMarkdown(text, { home, ref, path })
    : html`<pre tabindex="0">${text}</pre>`;
  return html`<section class="sheet" aria-labelledby="readme">
    <div class="head">
      <h2 id="readme" class="entry">${path.split('/').pop()}</h2>
    </div>
    <div class="body readme">${body}</div>
  </section>`;
}
