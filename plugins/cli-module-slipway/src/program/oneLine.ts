import { printable } from './printable';

/** A text on one line, without anything a terminal would act upon; lines are joined by semicolons. */
export function oneLine(text: string): string {
  return printable(text)
    .split('\n')
    .reduce((all, line) => all + jointAfter(all) + line, '');
}

function jointAfter(text: string): string {
  if (text === '') {
    return '';
  }
  return /[:;,]$/.test(text) ? ' ' : '; ';
}
