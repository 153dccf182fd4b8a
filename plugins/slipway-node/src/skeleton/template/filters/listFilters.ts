import { describeValue, isMapping, ownMember } from '../members';
import { templateTests } from '../templateTests';
import { FilterError } from './FilterError';
import {
  countOf,
  listOf,
  mappingOf,
  numberOf,
  refuseLongText,
  textOf,
} from './filterArguments';
import { FilterEntries } from './TemplateFilter';

/** Filters of lists and mappings, after those of nunjucks and Jinja; none depends on a locale or on chance. */
export const listFilters: FilterEntries = [
  [
    'default',
    { parameters: ['fallback'], acceptsUndefined: true, apply: fallback },
  ],
  ['d', { parameters: ['fallback'], acceptsUndefined: true, apply: fallback }],
  ['length', { parameters: [], apply: length }],
  ['join', { parameters: ['separator', 'attribute'], apply: join }],
  ['first', { parameters: [], apply: value => endOf(value, 0) }],
  ['last', { parameters: [], apply: value => endOf(value, -1) }],
  ['list', { parameters: [], apply: list }],
  ['reverse', { parameters: [], apply: value => [...listOf(value)].reverse() }],
  ['sort', { parameters: ['reverse', 'attribute'], apply: sort }],
  ['unique', { parameters: [], apply: value => [...new Set(listOf(value))] }],
  ['map', { parameters: ['attribute'], apply: map }],
  ['sum', { parameters: ['attribute'], apply: sum }],
  ['select', { parameters: ['test', 'argument'], apply: select }],
  ['reject', { parameters: ['test', 'argument'], apply: reject }],
  [
    'selectattr',
    { parameters: ['attribute', 'test', 'argument'], apply: selectattr },
  ],
  [
    'rejectattr',
    { parameters: ['attribute', 'test', 'argument'], apply: rejectattr },
  ],
  ['groupby', { parameters: ['attribute'], apply: groupby }],
  ['batch', { parameters: ['size'], apply: batch }],
  ['dictsort', { parameters: [], apply: dictsort }],
  ['keys', { parameters: [], apply: value => Object.keys(mappingOf(value)) }],
  [
    'values',
    { parameters: [], apply: value => Object.values(mappingOf(value)) },
  ],
];

function fallback(value: unknown, other: unknown): unknown {
  return value === undefined ? other : value;
}

function length(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return Object.keys(mappingOf(value)).length;
}

function attributeOf(item: unknown, attribute: unknown): unknown {
  const value = textOf(attribute)
    .split('.')
    .reduce<unknown>((target, key) => ownMember(target, key), item);
  if (value === undefined) {
    throw new FilterError(
      `finds no ${textOf(attribute)} on ${describeValue(item)}`,
    );
  }
  return value;
}

function map(value: unknown, attribute: unknown): readonly unknown[] {
  return listOf(value).map(item => attributeOf(item, attribute));
}

function join(value: unknown, separator: unknown, attribute: unknown): string {
  const items = attribute === undefined ? listOf(value) : map(value, attribute);
  const parts = items.map(textOf);
  const between = separator === undefined ? '' : textOf(separator);
  const lengths = parts.map(part => part.length + between.length);
  refuseLongText(lengths.reduce((total, each) => total + each, 0));
  return parts.join(between);
}

function endOf(value: unknown, index: number): unknown {
  const items = listOf(value);
  if (items.length === 0) throw new FilterError('is given an empty list');
  return items.at(index);
}

function list(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return Array.from(value);
  return isMapping(value) ? Object.keys(value) : [...listOf(value)];
}

function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  return naturalOrder(textOf(left), textOf(right));
}

/** By code units, except that digits count as numbers: `item2` comes before `item10`, as Python's linters sort imports. */
function naturalOrder(left: string, right: string): number {
  if (left === right) return 0;
  const same = left
    .split('')
    .findIndex((character, i) => character !== right[i]);
  const start = left
    .slice(0, same < 0 ? left.length : same)
    .replace(/\d+$/, '').length;
  const [one, two] = [left, right].map(
    text => /^\d*/.exec(text.slice(start))![0],
  );
  const difference = one && two ? Number(one) - Number(two) : 0;
  return difference || (left < right ? -1 : 1);
}

function sort(
  value: unknown,
  reversed: unknown,
  attribute: unknown,
): readonly unknown[] {
  const keyOf = (item: unknown) =>
    attribute === undefined ? item : attributeOf(item, attribute);
  const sign = reversed === true ? -1 : 1;
  return [...listOf(value)].sort(
    (left, right) => sign * order(keyOf(left), keyOf(right)),
  );
}

function sum(value: unknown, attribute: unknown): number {
  const parts = attribute === undefined ? listOf(value) : map(value, attribute);
  return parts.map(numberOf).reduce((total, part) => total + part, 0);
}

function passes(value: unknown, test: unknown, argument: unknown): boolean {
  const name = test === undefined ? 'truthy' : textOf(test);
  const found = templateTests.get(name);
  if (!found) throw new FilterError(`uses the unknown test ${name}`);
  return found.apply(value, argument);
}

function select(value: unknown, test: unknown, argument: unknown) {
  return listOf(value).filter(item => passes(item, test, argument));
}

function reject(value: unknown, test: unknown, argument: unknown) {
  return listOf(value).filter(item => !passes(item, test, argument));
}

function selectattr(value: unknown, ...criterion: readonly unknown[]) {
  return listOf(value).filter(item => attributePasses(item, criterion));
}

function rejectattr(value: unknown, ...criterion: readonly unknown[]) {
  return listOf(value).filter(item => !attributePasses(item, criterion));
}

function attributePasses(
  item: unknown,
  [attribute, test, argument]: readonly unknown[],
): boolean {
  const lenient = test === 'defined' || test === 'undefined';
  const value = lenient
    ? ownMember(item, textOf(attribute))
    : attributeOf(item, attribute);
  return passes(value, test, argument);
}

function groupby(value: unknown, attribute: unknown): readonly unknown[] {
  const groups = new Map<unknown, unknown[]>();
  for (const item of listOf(value)) {
    const key = attributeOf(item, attribute);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups];
}

function batch(value: unknown, size: unknown): readonly unknown[] {
  const items = listOf(value);
  const width = Math.max(1, countOf(size, 1));
  return Array.from({ length: Math.ceil(items.length / width) }, (_, index) =>
    items.slice(index * width, (index + 1) * width),
  );
}

function dictsort(value: unknown): readonly unknown[] {
  return Object.entries(mappingOf(value)).sort(([left], [right]) =>
    order(left, right),
  );
}
