import { stripVTControlCharacters } from 'node:util';

/** A text on one line, without anything a terminal would act upon; lines are joined by semicolons. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .split(/[\r\n]+/)
    .map(line => line.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .filter(line => line !== '')
    .reduce((all, line) => all + jointAfter(all) + line, '');
}

function jointAfter(text: string): string {
  if (text === '') {
    return '';
  }
  return /[:;,]$/.test(text) ? ' ' : '; ';
}
