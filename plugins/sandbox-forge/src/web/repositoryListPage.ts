import { RepositoryDocument } from '../store/documents';
import { Html, html } from './html';
import { page } from './page';
import { moment } from './pieces';
import { homeOf } from './repositoryFrame';

const empty = html`<div class="sheet">
  <div class="body">
    <p>
      There is no repository yet. Create a service in the portal, and it appears
      here.
    </p>
  </div>
</div>`;

/** All repositories, or those of one owner. */
export function repositoryListPage(
  repositories: readonly RepositoryDocument[],
  owner?: string,
): Html {
  const title = owner ?? 'Repositories';
  return page({
    title,
    body: html`
      <h1>${title}</h1>
      <p class="quiet">
        ${repositories.length === 1
          ? '1 repository'
          : `${repositories.length} repositories`}
      </p>
      ${repositories.length === 0 ? empty : list(repositories)}
    `,
  });
}

function list(repositories: readonly RepositoryDocument[]): Html {
  return html`<div class="sheet">
    <ul class="plain">
      ${repositories.map(
        repository => html`<li>
          <h2 class="entry">
            <a href="${homeOf(repository)}"
              >${repository.owner}/${repository.name}</a
            >
            <span class="tag">${repository.visibility}</span>
          </h2>
          ${repository.description && html`<p>${repository.description}</p>`}
          <p class="quiet">Pushed ${moment(repository.pushedAt)}</p>
        </li>`,
      )}
    </ul>
  </div>`;
}
