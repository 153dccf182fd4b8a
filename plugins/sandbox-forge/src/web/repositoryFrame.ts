import { RepositoryDocument } from '../store/documents';
import { Html, Part, html } from './html';
import { page } from './page';

/** The tabs of a repository. */
export type Tab =
  | 'Files'
  | 'Commits'
  | 'Pull requests'
  | 'Actions'
  | 'Settings';

const TABS: readonly (readonly [Tab, string])[] = [
  ['Files', ''],
  ['Commits', '/commits'],
  ['Pull requests', '/pulls'],
  ['Actions', '/actions'],
  ['Settings', '/settings'],
];

/** Address of a repository in the web view. */
export function homeOf({ owner, name }: RepositoryDocument): string {
  return `/${owner}/${name}`;
}

/** A page of one repository, with its name and its tabs. */
export function repositoryFrame(
  repository: RepositoryDocument,
  tab: Tab,
  content: { readonly title?: string; readonly body: Part },
): Html {
  const { owner, name, visibility, description, topics } = repository;
  const home = homeOf(repository);
  const title = `${owner}/${name}`;
  return page({
    title: content.title ? `${content.title} · ${title}` : title,
    body: html`
      <h1>
        <a href="/${owner}">${owner}</a> / <a href="${home}">${name}</a>
        <span class="tag">${visibility}</span>
        ${repository.archived && html`<span class="tag">archived</span>`}
      </h1>
      ${description && html`<p class="quiet">${description}</p>`}
      ${topics.length > 0 &&
      html`<ul class="topics" aria-label="Topics">
        ${topics.map(topic => html`<li>${topic}</li>`)}
      </ul>`}
      <nav class="tabs" aria-label="Repository">
        <ul>
          ${TABS.map(
            ([label, path]) =>
              html`<li>
                <a
                  href="${home}${path}"
                  ${label === tab && html`aria-current="page"`}
                  >${label}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${content.body}
    `,
  });
}
