import { singleLine } from './escapeCharacters';

/**
 * One line of text that cannot leave a comment behind `#`, `//`, `--`, or inside of a block comment.
 *
 * A coding declaration is broken up too: in a file's first two lines Python obeys it.
 */
export function commentText(text: string): string {
  return singleLine(text)
    .replace(/\*(?=\/)/g, '* ')
    .replace(/\/(?=\*)/g, '/ ')
    .replace(/--(?=!?>)/g, '-- ')
    .replace(/coding(?=[:=])/g, 'coding ')
    .replace(/[\\ ]+$/, '');
}
