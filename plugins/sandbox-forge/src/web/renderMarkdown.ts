import MarkdownIt from 'markdown-it';
import { encodePath } from '../shapes/contentShape';
import { Html, trusted } from './html';

/** Where a document lies, for its relative links. */
export interface DocumentPlace {
  /** Address of the repository in the web view. */
  readonly home: string;
  readonly ref: string;
  /** Path of the document in the repository. */
  readonly path: string;
}

// Raw HTML stays text and addresses that run something are refused by the renderer itself.
const renderer = new MarkdownIt({ html: false, linkify: true });
const ABSOLUTE = /^([a-z][a-z0-9+.-]*:|\/\/|#)/i;

renderer.renderer.rules.link_open = (tokens, index, options, env, self) => {
  const token = tokens[index];
  const href = token?.attrGet('href') ?? '';
  token?.attrSet('href', resolve(env as DocumentPlace, 'blob', href));
  token?.attrSet('rel', 'noreferrer noopener');
  return self.renderToken(tokens, index, options);
};

renderer.renderer.rules.image = (tokens, index, options, env, self) => {
  const token = tokens[index];
  const src = token?.attrGet('src') ?? '';
  const alt = self.renderInlineAsText(token?.children ?? [], options, env);
  // Nothing is loaded from elsewhere: the reader's browser would tell others what is read here.
  if (ABSOLUTE.test(src)) return renderer.utils.escapeHtml(alt);
  token?.attrSet('src', resolve(env as DocumentPlace, 'raw', src));
  token?.attrSet('alt', alt);
  return self.renderToken(tokens, index, options);
};

// A table or a block of code may be wider than the page: then it can be scrolled, also by keyboard.
renderer.renderer.rules.fence = (tokens, index) =>
  block(tokens[index]?.content ?? '');
renderer.renderer.rules.code_block = (tokens, index) =>
  block(tokens[index]?.content ?? '');

/** Markdown as HTML without scripts, foreign images or raw HTML. */
export function renderMarkdown(text: string, place: DocumentPlace): Html {
  return trusted(renderer.render(text, { ...place }));
}

function block(content: string): string {
  const text = renderer.utils.escapeHtml(content);
  return `<pre tabindex="0"><code>${text}</code></pre>\n`;
}

function resolve(
  { home, ref, path }: DocumentPlace,
  view: 'blob' | 'raw',
  href: string,
): string {
  if (ABSOLUTE.test(href)) return href;
  const base = href.startsWith('/') ? '' : path.replace(/[^/]*$/, '');
  const root = `${home}/${view}/${encodePath(ref)}/`;
  const url = new URL(
    href.replace(/^\/+/, ''),
    `http://forge${root}${encodePath(base)}`,
  );
  // However many `..` there are, the link stays within the repository.
  return url.pathname.startsWith(root) ? url.pathname + url.hash : root;
}
