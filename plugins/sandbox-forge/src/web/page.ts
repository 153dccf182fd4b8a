import { Html, Part, html } from './html';

/** One page of the web view. */
export interface PageParts {
  readonly title: string;
  readonly body: Part;
}

const mark = html`<svg
  width="22"
  height="22"
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2.2"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>
  <path d="M3 17l9 4 9-4M3 12l9 4 9-4M12 3l9 4-9 4-9-4z" />
</svg>`;

/** The frame around every page. */
export function page({ title, body }: PageParts): Html {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Sandbox forge</title>
        <link rel="stylesheet" href="/_assets/forge.css" />
        <link rel="icon" href="/_avatar/forge" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="band">
          <div class="row">
            <a class="brand" href="/">${mark} Sandbox forge</a>
          </div>
        </header>
        <main id="main">
          <div class="row">${body}</div>
        </main>
        <footer>
          <div class="row">
            A read-only view for whoever sits at this machine. Changes come by
            git and by the REST API.
          </div>
        </footer>
      </body>
    </html>`;
}
