import { createHash } from 'node:crypto';
import stringWidth from 'string-width';
import { FilterError } from './FilterError';
import { countOf, numberOf, refuseLongText, textOf } from './filterArguments';
import { FilterEntries } from './TemplateFilter';

/** Filters from text to text, after those of nunjucks. */
export const textFilters: FilterEntries = [
  ['string', { parameters: [], apply: textOf }],
  ['upper', { parameters: [], apply: value => textOf(value).toUpperCase() }],
  ['lower', { parameters: [], apply: value => textOf(value).toLowerCase() }],
  ['capitalize', { parameters: [], apply: value => capitalize(textOf(value)) }],
  ['title', { parameters: [], apply: value => title(textOf(value)) }],
  ['trim', { parameters: [], apply: value => textOf(value).trim() }],
  ['replace', { parameters: ['old', 'new'], apply: replace }],
  ['split', { parameters: ['separator'], apply: split }],
  ['indent', { parameters: ['width', 'first'], apply: indent }],
  ['center', { parameters: ['width'], apply: center }],
  ['truncate', { parameters: ['length', 'end'], apply: truncate }],
  [
    'urlencode',
    {
      parameters: [],
      apply: value => encodeURIComponent(wellFormed(textOf(value))),
    },
  ],
  ['width', { parameters: [], apply: value => widthOf(textOf(value)) }],
  ['sha256', { parameters: [], apply: value => sha256(textOf(value)) }],
  ['escape', { parameters: [], apply: value => escapeHtml(textOf(value)) }],
  ['int', { parameters: [], apply: value => parseNumber(value, Math.trunc) }],
  ['float', { parameters: [], apply: value => parseNumber(value, Number) }],
  ['abs', { parameters: [], apply: value => Math.abs(numberOf(value)) }],
  ['round', { parameters: ['precision'], apply: round }],
];

/** Halves of surrogate pairs become U+FFFD, as they would when they are written to a file. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

function title(text: string): string {
  return text.split(' ').map(capitalize).join(' ');
}

function replace(value: unknown, old: unknown, replacement: unknown): string {
  const parts = textOf(value).split(textOf(old));
  const between = textOf(replacement);
  refuseLongText(textOf(value).length + parts.length * between.length);
  return parts.join(between);
}

function split(value: unknown, separator: unknown): readonly string[] {
  return textOf(value).split(textOf(separator));
}

function indent(value: unknown, width: unknown, first: unknown): string {
  const margin = ' '.repeat(countOf(width, 4));
  const lines = textOf(value).split('\n');
  refuseLongText(textOf(value).length + lines.length * margin.length);
  return lines
    .map((line, index) =>
      line === '' || (index === 0 && first !== true) ? line : margin + line,
    )
    .join('\n');
}

function center(value: unknown, width: unknown): string {
  const text = textOf(value);
  const room = Math.max(0, countOf(width, 80) - text.length);
  const before = Math.floor(room / 2);
  return `${' '.repeat(before)}${text}${' '.repeat(room - before)}`;
}

function truncate(value: unknown, length: unknown, end: unknown): string {
  const text = textOf(value);
  const limit = countOf(length, 255);
  return text.length <= limit
    ? text
    : wellFormed(text.slice(0, limit)) + textOf(end ?? '...');
}

/** How many columns a text takes, as formatters count them: two for what East Asian scripts and emoji are written in. */
function widthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

/** The digest of a text in UTF-8, as hexadecimal digits: lock files carry that of what they were made from. */
function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"'`]/g,
    character => `&#${character.charCodeAt(0)};`,
  );
}

function parseNumber(
  value: unknown,
  convert: (number: number) => number,
): number {
  const number = typeof value === 'string' ? Number(value) : numberOf(value);
  if (value === '' || !Number.isFinite(number)) {
    throw new FilterError(
      `is given ${JSON.stringify(value)}, which is not a number`,
    );
  }
  return convert(number);
}

function round(value: unknown, precision: unknown): number {
  const factor = 10 ** Math.min(countOf(precision, 0), 15);
  return Math.round(numberOf(value) * factor) / factor;
}
