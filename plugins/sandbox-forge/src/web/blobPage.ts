import { encodePath } from '../shapes/contentShape';
import { RepositoryDocument } from '../store/documents';
import { pathCrumbs } from './filesPage';
import { Html, html } from './html';
import { size } from './pieces';
import { renderMarkdown } from './renderMarkdown';
import { homeOf, repositoryFrame } from './repositoryFrame';
import { Revision } from './splitRevision';

const LIMIT = 1024 * 1024;
// A browser lays out so many numbered lines at once, and not many more.
const LINES = 10_000;

/** What the page of a file shows. */
export interface FileView {
  readonly repository: RepositoryDocument;
  readonly revision: Revision;
  readonly bytes: Buffer;
  /** Asks for the text of a document that would be rendered. */
  readonly plain: boolean;
}

/** A file: a document rendered, text with line numbers, anything else to download. */
export function blobPage({
  repository,
  revision,
  bytes,
  plain,
}: FileView): Html {
  const home = homeOf(repository);
  const { ref, path } = revision;
  const address = `${encodePath(ref)}/${encodePath(path)}`;
  const document = /\.(md|markdown)$/i.test(path);
  return repositoryFrame(repository, 'Files', {
    title: path,
    body: html`
      ${pathCrumbs(home, revision)}
      <section class="sheet" aria-label="File">
        <div class="head">
          <h2 class="entry">${path.split('/').pop()}</h2>
          <span class="quiet">${size(bytes.length)}</span>
          <span class="end">
            ${document &&
            html`<a href="${home}/blob/${address}${plain ? '' : '?plain=1'}"
                >${plain ? 'Rendered' : 'Text'}</a
              >
              · `}
            <a href="${home}/raw/${address}">Raw</a> ·
            <a
              href="${home}/commits/${encodePath(
                ref,
              )}?path=${encodeURIComponent(path)}"
              >History</a
            >
          </span>
        </div>
        ${contentOf(bytes, document && !plain, { home, ref, path })}
      </section>
    `,
  });
}

/** Whether bytes are not for reading: they hold a zero near the start, as git tells it. */
export function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

function contentOf(
  bytes: Buffer,
  rendered: boolean,
  place: { readonly home: string; readonly ref: string; readonly path: string },
): Html {
  const lines = bytes.toString('utf8').replace(/\n$/, '').split('\n');
  if (bytes.length > LIMIT || lines.length > LINES || isBinary(bytes)) {
    const why = isBinary(bytes) ? 'a binary file' : 'too large to show';
    return html`<div class="body"><p>This is ${why}; open it raw.</p></div>`;
  }
  if (rendered) {
    return html`<div class="body readme">
      ${renderMarkdown(bytes.toString('utf8'), place)}
    </div>`;
  }
  return html`<pre
    class="lines"
    tabindex="0"
    role="region"
    aria-label="Text of the file"
  >
${lines.map(line => html`<span>${line}</span>`)}</pre
  >`;
}
