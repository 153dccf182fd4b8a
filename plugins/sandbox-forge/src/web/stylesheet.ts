/** The style of the web view: light and dark, every text at 4.5:1 or better. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ground: #f5f7f8; --sheet: #ffffff; --line: #d5dce1; --ink: #15202b;
  --quiet: #4c5a67; --link: #0b5cad; --mark: #0f766e; --soft: #eaf1f4;
  --added: #dcf5e3; --removed: #fde4e1; --ring: #0b5cad;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1419; --sheet: #161e25; --line: #303c47; --ink: #e6edf3;
    --quiet: #a4b1bd; --link: #7fb8f5; --mark: #4fd1c1; --soft: #1e2932;
    --added: #12351f; --removed: #451f1c; --ring: #7fb8f5;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
a { color: var(--link); text-decoration: underline; text-underline-offset: 2px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--ring); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 12px; top: 12px; background: var(--sheet); padding: 8px 12px; z-index: 1; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.band { background: var(--sheet); border-bottom: 1px solid var(--line); }
.row { max-width: 1080px; margin: 0 auto; padding: 0 20px; }
.band .row { display: flex; align-items: center; gap: 16px; min-height: 56px; flex-wrap: wrap; }
.brand { font-weight: 650; color: var(--ink); text-decoration: none; display: inline-flex; align-items: center; gap: 10px; }
.brand svg { color: var(--mark); }
main { padding: 28px 0 56px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 4px; font-weight: 650; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 32px 0 12px; font-weight: 650; }
h3 { font-size: 1rem; margin: 20px 0 8px; font-weight: 650; }
p { margin: 0 0 12px; }
.quiet { color: var(--quiet); }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 99px; padding: 1px 10px;
  font-size: .8rem; color: var(--quiet); vertical-align: middle; margin-left: 8px; font-weight: 400; }
.topics { list-style: none; display: flex; flex-wrap: wrap; gap: 6px; padding: 0; margin: 8px 0 0; }
.topics li { background: var(--soft); border-radius: 99px; padding: 1px 10px; font-size: .85rem; }
.tabs { border-bottom: 1px solid var(--line); margin: 20px 0; }
.tabs ul { display: flex; flex-wrap: wrap; gap: 4px; list-style: none; margin: 0; padding: 0; }
.tabs a { display: block; padding: 8px 14px; color: var(--ink); text-decoration: none; border-bottom: 3px solid transparent; }
.tabs a:hover { border-color: var(--line); }
.tabs a[aria-current] { border-color: var(--mark); font-weight: 600; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 20px; overflow: hidden; }
.sheet > .head { padding: 10px 16px; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap;
  gap: 6px 14px; align-items: baseline; background: var(--soft); }
.sheet > .head .end { margin-left: auto; }
.sheet > .body { padding: 16px 20px; }
.sheet > .body > :last-child { margin-bottom: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: 9px 16px; border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; font-size: .85rem; font-weight: 600; color: var(--quiet); }
tbody th { font-weight: 500; width: 42%; }
.files tbody th { width: auto; }
h1 a { text-decoration: none; }
h1 a:hover { text-decoration: underline; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td, th { overflow-wrap: anywhere; }
.files tbody tr:first-child > * { border-top: 0; }
.files svg { vertical-align: -2px; margin-right: 10px; color: var(--quiet); }
.files .folder svg { color: var(--mark); }
.plain { list-style: none; margin: 0; padding: 0; }
.plain > li { padding: 12px 16px; border-top: 1px solid var(--line); }
.plain > li:first-child { border-top: 0; }
.plain h3, .plain p, .entry { margin: 0; }
.entry { font-size: 1rem; }
.trail { margin: 0 0 12px; }
.body > ul { margin: 0; padding-left: 20px; }
code, pre, .code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; }
code { background: var(--soft); border-radius: 4px; padding: 1px 5px; overflow-wrap: anywhere; }
pre { margin: 0 0 12px; padding: 12px 16px; overflow-x: auto; background: var(--soft); border-radius: 6px; line-height: 1.5; }
pre code { background: none; padding: 0; overflow-wrap: normal; font-size: inherit; }
.sheet > pre { margin: 0; border-radius: 0; background: none; }
pre.lines { counter-reset: line; padding-left: 0; }
pre.lines > span { display: block; padding-left: 64px; position: relative; min-height: 1.5em; }
pre.lines > span::before { counter-increment: line; content: counter(line); position: absolute; left: 0; width: 48px;
  text-align: right; color: var(--quiet); }
.added { background: var(--added); }
.removed { background: var(--removed); }
.patch > span { display: block; min-height: 1.5em; }
.readme img { max-width: 100%; }
.readme table { display: block; overflow-x: auto; margin-bottom: 12px; }
.readme h1 { font-size: 1.5rem; margin: 0 0 12px; }
.readme blockquote { margin: 0 0 12px; padding: 0 16px; border-left: 4px solid var(--line); color: var(--quiet); }
.crumbs ol { list-style: none; display: flex; flex-wrap: wrap; padding: 0; margin: 0; gap: 6px; }
.crumbs li + li::before { content: '/'; color: var(--quiet); margin-right: 6px; }
.pages { display: flex; gap: 20px; }
footer { border-top: 1px solid var(--line); padding: 16px 0 32px; font-size: .875rem; color: var(--quiet); }
`;
