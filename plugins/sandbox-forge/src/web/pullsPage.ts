import { Commit } from '../git/readCommits';
import { PullDocument, RepositoryDocument } from '../store/documents';
import { Difference, commitList, differenceBox } from './commitsPage';
import { Html, html } from './html';
import { moment } from './pieces';
import { renderMarkdown } from './renderMarkdown';
import { homeOf, repositoryFrame } from './repositoryFrame';

/** All pull requests of a repository, newest first. */
export function pullsPage(repository: RepositoryDocument): Html {
  const home = homeOf(repository);
  const pulls = [...repository.pulls].reverse();
  return repositoryFrame(repository, 'Pull requests', {
    title: 'Pull requests',
    body: html`
      <h2>Pull requests</h2>
      <div class="sheet">
        ${pulls.length > 0
          ? html`<ul class="plain">
              ${pulls.map(
                pull => html`<li>
                  <h3>
                    <a href="${home}/pull/${pull.number}">${pull.title}</a>
                    <span class="tag">${stateOf(pull)}</span>
                  </h3>
                  <p class="quiet">
                    #${pull.number} · ${pull.author} · ${moment(pull.createdAt)}
                  </p>
                </li>`,
              )}
            </ul>`
          : html`<div class="body"><p>There is no pull request.</p></div>`}
      </div>
    `,
  });
}

/** What the page of a pull request shows. */
export interface PullPageView {
  readonly repository: RepositoryDocument;
  readonly pull: PullDocument;
  readonly commits: readonly Commit[];
  readonly difference: Difference;
}

/** One pull request with its commits and what it changes. */
export function pullPage(view: PullPageView): Html {
  const { repository, pull, commits, difference } = view;
  const home = homeOf(repository);
  return repositoryFrame(repository, 'Pull requests', {
    title: pull.title,
    body: html`
      <h2>
        ${pull.title} #${pull.number} <span class="tag">${stateOf(pull)}</span>
      </h2>
      <p class="quiet">
        ${pull.author} · ${moment(pull.createdAt)} ·
        <code>${pull.head}</code> into <code>${pull.base}</code>
      </p>
      ${pull.body &&
      html`<div class="sheet">
        <div class="body readme">
          ${renderMarkdown(pull.body, { home, ref: pull.head, path: '' })}
        </div>
      </div>`}
      <h3>Commits</h3>
      <div class="sheet">${commitList(home, commits)}</div>
      ${differenceBox(difference)}
    `,
  });
}

function stateOf({ state, mergedAt }: PullDocument): string {
  return mergedAt === undefined ? state : 'merged';
}
