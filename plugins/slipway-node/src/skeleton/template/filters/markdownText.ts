import { singleLine } from './escapeCharacters';

/** Written as entities: Python-Markdown knows no backslash escape for them. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '~': '&#126;',
  $: '&#36;',
};

/** One line of text that Markdown shows as it is; escaped for CommonMark, GitHub and Python-Markdown alike. */
export function markdownText(text: string): string {
  return singleLine(text)
    .replace(/[&<>|~$]/g, character => entities[character]!)
    .replace(/[\\`*_{}[\]]/g, '\\$&')
    .replace(/^[#+\-!]/, '\\$&')
    .replace(/^[=?:]/, character => `&#${character.charCodeAt(0)};`)
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
