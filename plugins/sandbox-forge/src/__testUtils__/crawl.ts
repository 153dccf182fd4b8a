import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

/** What a walk over all links of a site found. */
export interface Walk {
  /** Every address of the site that a page links to. */
  readonly links: readonly string[];
  /** Dead links, what axe objects to, and whatever could run or send something. */
  readonly problems: readonly string[];
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const ACTIVE = 'script, iframe, object, embed, form, base';

// The files of every commit are the same pages once more.
const REPEATED = /\/(blob|raw|commits)\/[0-9a-f]{40}/;

/** Pages of a kind come from one template: axe looks at the first. */
const kindOf = (path: string) =>
  path.replace(/\?.*/, '').split('/').slice(3, 4).join() || path;

/** Walks over a site from its first page; jsdom draws nothing, so contrast is not looked at. */
async function crawl(base: string): Promise<Walk> {
  const links = new Set<string>();
  const queue = ['/'];
  const problems: string[] = [];
  const looked = new Map<string, number>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const response = await fetch(`${base}${path}`);
    const text = await response.text();
    if (!response.ok) problems.push(`${path}: answers ${response.status}`);
    if (!response.headers.get('content-type')?.startsWith('text/html'))
      continue;
    const dom = new JSDOM(text, {
      url: response.url,
      runScripts: 'outside-only',
    });
    const known = looked.get(kindOf(path)) ?? 0;
    looked.set(kindOf(path), known + 1);
    const found = known < 1 ? await violations(dom) : [];
    for (const line of [...active(dom), ...found]) {
      problems.push(`${path}: ${line}`);
    }
    for (const link of localLinks(dom, base)) {
      if (!links.has(link) && !REPEATED.test(link)) queue.push(link);
      links.add(link);
    }
    dom.window.close();
  }
  return { links: [...links], problems };
}

function active({ window }: JSDOM): readonly string[] {
  const elements = [...window.document.querySelectorAll('*')];
  return elements
    .filter(
      one =>
        one.matches(ACTIVE) ||
        one.getAttributeNames().some(name => name.startsWith('on')) ||
        /^(javascript|data):/i.test(one.getAttribute('href') ?? ''),
    )
    .map(one => `has ${one.outerHTML}`);
}

async function violations({ window }: JSDOM): Promise<readonly string[]> {
  window.eval(AXE);
  const rules = { 'color-contrast': { enabled: false } };
  const found = await window.axe.run(window.document, { rules });
  return found.violations.map(
    (one: any) => `${one.id} ${one.nodes.map((node: any) => node.html)}`,
  );
}

function localLinks({ window }: JSDOM, base: string): readonly string[] {
  const { document, location } = window;
  return [...document.querySelectorAll('[href], [src]')]
    .map(one => one.getAttribute('href') ?? one.getAttribute('src') ?? '')
    .filter(href => !href.startsWith('#'))
    .map(href => new URL(href, location.href))
    .filter(url => url.origin === base)
    .map(url => url.pathname + url.search);
}

// A program of its own, `crawl.ts <base address>`: jsdom is not made for jest's module loader.
crawl(process.argv[2] ?? '').then(walk =>
  process.stdout.write(JSON.stringify(walk)),
);
