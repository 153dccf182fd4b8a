import { FilterError } from './filters/FilterError';
import { describeValue, isMapping } from './members';

/** A test of the closed list: `value is name(args)`. */
export interface TemplateTest {
  /** True where the value may be missing. */
  readonly acceptsUndefined?: boolean;
  apply(value: unknown, ...args: readonly unknown[]): boolean;
}

function numeric(value: unknown): number {
  if (typeof value !== 'number') {
    throw new FilterError(`tests ${describeValue(value)} as a number`);
  }
  return value;
}

/** Every test a template can use. */
export const templateTests: ReadonlyMap<string, TemplateTest> = new Map<
  string,
  TemplateTest
>([
  ['defined', { acceptsUndefined: true, apply: value => value !== undefined }],
  [
    'undefined',
    { acceptsUndefined: true, apply: value => value === undefined },
  ],
  ['none', { apply: value => value === null }],
  ['null', { apply: value => value === null }],
  ['string', { apply: value => typeof value === 'string' }],
  ['number', { apply: value => typeof value === 'number' }],
  ['boolean', { apply: value => typeof value === 'boolean' }],
  ['integer', { apply: value => Number.isInteger(value) }],
  ['sequence', { apply: value => Array.isArray(value) }],
  ['mapping', { apply: value => isMapping(value) }],
  ['empty', { apply: value => isEmpty(value) }],
  ['truthy', { apply: value => Boolean(value) }],
  ['falsy', { apply: value => !value }],
  ['even', { apply: value => numeric(value) % 2 === 0 }],
  ['odd', { apply: value => numeric(value) % 2 !== 0 }],
  ['divisibleby', { apply: (value, by) => numeric(value) % numeric(by) === 0 }],
  ['equalto', { apply: (value, other) => value === other }],
  ['eq', { apply: (value, other) => value === other }],
  ['ne', { apply: (value, other) => value !== other }],
  ['lt', { apply: (value, other) => numeric(value) < numeric(other) }],
  ['le', { apply: (value, other) => numeric(value) <= numeric(other) }],
  ['gt', { apply: (value, other) => numeric(value) > numeric(other) }],
  ['ge', { apply: (value, other) => numeric(value) >= numeric(other) }],
  [
    'in',
    { apply: (value, list) => Array.isArray(list) && list.includes(value) },
  ],
]);

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) {
    return value.length === 0;
  }
  if (isMapping(value)) return Object.keys(value).length === 0;
  throw new FilterError(`asks whether ${describeValue(value)} is empty`);
}
