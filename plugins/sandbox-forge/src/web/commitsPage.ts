import { FileChange } from '../git/readChanges';
import { Commit } from '../git/readCommits';
import { encodePath } from '../shapes/contentShape';
import { RepositoryDocument } from '../store/documents';
import { Html, html } from './html';
import { moment } from './pieces';
import { homeOf, repositoryFrame } from './repositoryFrame';

/** A page of a list of commits. */
export interface CommitsView {
  readonly repository: RepositoryDocument;
  readonly ref: string;
  /** Only commits that change this path. */
  readonly path: string | undefined;
  readonly commits: readonly Commit[];
  readonly number: number;
  readonly more: boolean;
}

/** The history of a branch, newest first. */
export function commitsPage(view: CommitsView): Html {
  const { repository, ref, path, commits, number, more } = view;
  const home = homeOf(repository);
  const address = (to: number) =>
    `${home}/commits/${encodePath(ref)}?page=${to}${
      path ? `&path=${encodeURIComponent(path)}` : ''
    }`;
  return repositoryFrame(repository, 'Commits', {
    title: 'Commits',
    body: html`
      <h2>Commits on ${ref}${path && html` to <code>${path}</code>`}</h2>
      <div class="sheet">
        ${commits.length > 0
          ? commitList(home, commits)
          : html`<div class="body"><p>There is no commit here.</p></div>`}
      </div>
      ${(number > 1 || more) &&
      html`<nav class="pages" aria-label="Pages">
        ${number > 1 && html`<a href="${address(number - 1)}">Newer</a>`}
        ${more && html`<a href="${address(number + 1)}">Older</a>`}
      </nav>`}
    `,
  });
}

/** Commits as a list of links. */
export function commitList(home: string, commits: readonly Commit[]): Html {
  return html`<ul class="plain">
    ${commits.map(
      ({ sha, message, author }) => html`<li>
        <h3><a href="${home}/commit/${sha}">${message.split('\n')[0]}</a></h3>
        <p class="quiet">
          ${author.name} · ${moment(author.date)} ·
          <code>${sha.slice(0, 8)}</code>
        </p>
      </li>`,
    )}
  </ul>`;
}

/** One commit with its message and what it changes. */
export function commitPage(
  repository: RepositoryDocument,
  commit: Commit,
  difference: Difference,
): Html {
  const home = homeOf(repository);
  const [title = '', ...rest] = commit.message.split('\n');
  const body = rest.join('\n').trim();
  return repositoryFrame(repository, 'Commits', {
    title,
    body: html`
      <h2>${title}</h2>
      ${body !== '' && html`<pre tabindex="0">${body}</pre>`}
      <p class="quiet">
        ${commit.author.name} · ${moment(commit.author.date)} ·
        <code>${commit.sha}</code>
      </p>
      <p>
        <a href="${home}/tree/${commit.sha}">Files at this commit</a>
        ${commit.parents.map(
          parent =>
            html` · Parent
              <a href="${home}/commit/${parent}">${parent.slice(0, 8)}</a>`,
        )}
      </p>
      ${differenceBox(difference)}
    `,
  });
}

/** What differs between two trees. */
export interface Difference {
  readonly changes: readonly FileChange[];
  /** Lines of the patch; cut off where there are many. */
  readonly patch: readonly string[];
  readonly shortened: boolean;
}

/** Changed files and the patch. */
export function differenceBox({ changes, patch, shortened }: Difference): Html {
  return html`
    <h3>
      ${changes.length === 1 ? '1 file' : `${changes.length} files`} changed
    </h3>
    <div class="sheet">
      <pre class="patch" tabindex="0" role="region" aria-label="Patch">
${patch.map(line => html`<span class="${lineClass(line)}">${line}</span>`)}</pre
      >
      ${shortened &&
      html`<div class="body">
        <p>The patch is longer than is shown here.</p>
      </div>`}
    </div>
  `;
}

function lineClass(line: string): string {
  if (/^\+(?!\+\+ )/.test(line)) return 'added';
  return /^-(?!-- )/.test(line) ? 'removed' : 'same';
}
