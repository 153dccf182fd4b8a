import { Html, Part, html } from './html';

const FOLDER = 'M1.75 2.5h4l1.5 1.75h7v9.25H1.75z';
const FILE = 'M3.25 1.5h6l3.5 3.5v9.5h-9.5zM9.25 1.5V5h3.5';

/** A small picture of a folder or a file; the text beside it says which. */
export function entryIcon(folder: boolean): Html {
  return html`<svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.4"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="${folder ? FOLDER : FILE}" />
  </svg>`;
}

/** A moment, for people and for machines. */
export function moment(iso: string): Html {
  const text = new Date(iso).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return html`<time datetime="${iso}">${text} UTC</time>`;
}

/** A size in bytes, kilobytes or megabytes. */
export function size(bytes: number | undefined): string {
  if (bytes === undefined) return '';
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024
    ? `${kilobytes.toFixed(1)} KB`
    : `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** A table with a caption for those who do not see it. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Part[])[],
): Html {
  return html`<table>
    <caption class="hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map(column => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first, ...rest]) => html`<tr>
          <th scope="row">${first}</th>
          ${rest.map(cell => html`<td>${cell}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A path of links; the last one is where the reader is. */
export function crumbs(
  label: string,
  links: readonly { readonly text: string; readonly href: string }[],
): Html {
  return html`<nav class="crumbs" aria-label="${label}">
    <ol>
      ${links.map(({ text, href }, index) =>
        index === links.length - 1
          ? html`<li><strong>${text}</strong></li>`
          : html`<li><a href="${href}">${text}</a></li>`,
      )}
    </ol>
  </nav>`;
}
