import {
  OrganizationDocument,
  RepositoryDocument,
  TeamDocument,
} from '../store/documents';
import { Html, html } from './html';
import { page } from './page';
import { homeOf } from './repositoryFrame';

/** A team: its members and the repositories it was given. */
export function teamPage(
  organization: OrganizationDocument,
  team: TeamDocument,
  repositories: readonly RepositoryDocument[],
): Html {
  return page({
    title: `${team.name} · ${organization.login}`,
    body: html`
      <h1>
        <a href="/${organization.login}">${organization.login}</a> /
        ${team.name}
      </h1>
      <p class="quiet">${team.description}</p>
      <h2>Members</h2>
      <div class="sheet">
        <div class="body">
          <p>${team.members.length > 0 ? team.members.join(', ') : 'Nobody'}</p>
        </div>
      </div>
      <h2>Repositories</h2>
      <div class="sheet">
        ${repositories.length > 0
          ? html`<ul class="plain">
              ${repositories.map(
                one =>
                  html`<li>
                    <a href="${homeOf(one)}">${one.owner}/${one.name}</a>
                    <span class="tag">${one.teams[team.slug]}</span>
                  </li>`,
              )}
            </ul>`
          : html`<div class="body"><p>None</p></div>`}
      </div>
    `,
  });
}

/** What is shown in place of a page that is not there or failed. */
export function errorPage(status: number): Html {
  const text =
    status === 404
      ? 'There is nothing at this address.'
      : 'The forge could not make this page; its log says why.';
  return page({
    title: status === 404 ? 'Not found' : 'Error',
    body: html`
      <h1>${status === 404 ? 'Not found' : 'Something went wrong'}</h1>
      <p>${text}</p>
      <p><a href="/">All repositories</a></p>
    `,
  });
}

/** A square with the first letter of a name. */
export function avatar(name: string): Html {
  const letter = name.charAt(0).toUpperCase();
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 40 40"
    width="40"
    height="40"
  >
    <rect width="40" height="40" rx="8" fill="#0f766e" />
    <text
      x="20"
      y="27"
      font-family="sans-serif"
      font-size="20"
      fill="#fff"
      text-anchor="middle"
    >
      ${letter}
    </text>
  </svg>`;
}
