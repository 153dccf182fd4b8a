import { stripVTControlCharacters } from 'node:util';

/** A text without anything a terminal would act upon; its lines stay, without those that are empty. */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .split(/[\r\n]+/)
    .map(line => line.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .filter(line => line !== '')
    .join('\n');
}
