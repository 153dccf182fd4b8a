import { FilterError } from './filters/FilterError';
import { defaultLimits } from './limits';
import {
  describeValue,
  isForbiddenMember,
  isMapping,
  ownMember,
} from './members';
import { TemplateSite, TemplateError } from './TemplateError';

type Mapping = Readonly<Record<string, unknown>>;

/** `target.key`; an error where the target has no such member of its own. */
export function member(
  target: unknown,
  key: unknown,
  site: TemplateSite,
): unknown {
  const value = optionalMember(target, key, site);
  if (value === undefined) {
    throw TemplateError.at(site, 'is not defined');
  }
  return value;
}

/** {@link member} with a name written in the template, which the compiler has found harmless. */
export function named(
  target: unknown,
  name: string,
  site: TemplateSite,
): unknown {
  if (isRecord(target)) {
    const value = target[name];
    if (value !== undefined) return value;
  }
  return member(target, name, site);
}

/** True for the data of a rendering: without a prototype, so that what it has is its own. */
function isRecord(value: unknown): value is Mapping {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === null
  );
}

/** Like {@link member}, but `undefined` where there is no such member. */
export function optionalMember(
  target: unknown,
  key: unknown,
  site: TemplateSite,
): unknown {
  if (isForbiddenMember(key)) {
    throw TemplateError.at(
      site,
      'looks up a member that templates cannot reach',
    );
  }
  if (target === null || target === undefined) {
    throw TemplateError.at(site, `looks into ${describeValue(target)}`);
  }
  return ownMember(target, key);
}

/** Called for a variable that is `null` or was never set; only the latter is an error. */
export function unset(value: null | undefined, site: TemplateSite): null {
  if (value === undefined) {
    throw TemplateError.at(site, 'is not defined');
  }
  return value;
}

/** A mapping literal. */
export function mapping(entries: readonly [string, unknown][]): Mapping {
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, value] of entries) {
    result[key] = value;
  }
  return Object.freeze(result);
}

/** Whether a condition holds; a list is refused, because an empty one would count as true. */
export function truth(value: unknown, site: TemplateSite): boolean {
  if (Array.isArray(value)) {
    throw TemplateError.at(site, 'is a list; ask for its length');
  }
  return Boolean(value);
}

/** What a loop walks over: a list's items, or a mapping's `[key, value]` pairs. */
export function items(value: unknown, site: TemplateSite): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isMapping(value)) return Object.entries(value);
  throw TemplateError.at(
    site,
    `is ${describeValue(value)}; a loop needs a list or a mapping`,
  );
}

/** What a template sees as `loop`. */
export function loop(index: number, length: number): Mapping {
  return {
    index: index + 1,
    index0: index,
    revindex: length - index,
    revindex0: length - index - 1,
    first: index === 0,
    last: index === length - 1,
    length,
  };
}

/** A member of an imported template. */
export function imported(
  source: Mapping,
  name: string,
  site: TemplateSite,
): unknown {
  if (!Object.hasOwn(source, name)) {
    throw TemplateError.at(site, `has no macro or variable ${name}`);
  }
  return source[name];
}

/** Applies a filter or a test of the closed lists; its complaint is given the place. */
export function apply<TResult>(
  entry: { apply(...args: readonly unknown[]): TResult },
  site: TemplateSite,
  ...args: readonly unknown[]
): TResult {
  try {
    return entry.apply(...args);
  } catch (error) {
    if (error instanceof FilterError) {
      throw TemplateError.at(site, error.message);
    }
    throw error;
  }
}

/** `left in right`: part of a text, item of a list, key of a mapping. */
export function contains(
  left: unknown,
  right: unknown,
  site: TemplateSite,
): boolean {
  if (Array.isArray(right)) return right.includes(left);
  if (typeof right === 'string' && typeof left === 'string') {
    return right.includes(left);
  }
  if (isMapping(right) && typeof left === 'string') {
    return Object.hasOwn(right, left);
  }
  throw TemplateError.at(
    site,
    `looks for ${describeValue(left)} in ${describeValue(right)}`,
  );
}

const comparisons: Readonly<
  Record<string, (left: number, right: number) => boolean>
> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** A comparison; values of different types are never equal, and have no order. */
export function compare(
  operator: string,
  left: unknown,
  right: unknown,
  site: TemplateSite,
): boolean {
  if (operator === '==' || operator === '===') return left === right;
  if (operator === '!=' || operator === '!==') return left !== right;
  const sameType = typeof left === typeof right;
  if (!sameType || (typeof left !== 'number' && typeof left !== 'string')) {
    throw TemplateError.at(
      site,
      `compares ${describeValue(left)} with ${describeValue(right)}`,
    );
  }
  return comparisons[operator]!(left as number, right as number);
}

/** Texts joined; numbers are written out. */
export function concat(
  left: unknown,
  right: unknown,
  site: TemplateSite,
): string {
  return bounded(`${scalar(left, site)}${scalar(right, site)}`, site);
}

/** Numbers added, or texts joined. */
export function add(
  left: unknown,
  right: unknown,
  site: TemplateSite,
): unknown {
  if (typeof left === 'string' && typeof right === 'string') {
    return bounded(left + right, site);
  }
  return number(left, site) + number(right, site);
}

export function subtract(
  left: unknown,
  right: unknown,
  site: TemplateSite,
): number {
  return number(left, site) - number(right, site);
}

export function multiply(
  left: unknown,
  right: unknown,
  site: TemplateSite,
): number {
  return number(left, site) * number(right, site);
}

export function divide(
  left: unknown,
  right: unknown,
  site: TemplateSite,
): number {
  return number(left, site) / number(right, site);
}

export function floorDivide(
  left: unknown,
  right: unknown,
  site: TemplateSite,
): number {
  return Math.floor(divide(left, right, site));
}

export function modulo(
  left: unknown,
  right: unknown,
  site: TemplateSite,
): number {
  return number(left, site) % number(right, site);
}

export function power(
  left: unknown,
  right: unknown,
  site: TemplateSite,
): number {
  return number(left, site) ** number(right, site);
}

export function negate(value: unknown, site: TemplateSite): number {
  return -number(value, site);
}

export function positive(value: unknown, site: TemplateSite): number {
  return number(value, site);
}

/** A scalar as text; a list, a mapping, `none` or a macro is an error. */
export function scalar(value: unknown, site: TemplateSite): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  throw TemplateError.at(
    site,
    `is ${describeValue(
      value,
    )}, which has no text; use a filter such as join or json`,
  );
}

function number(value: unknown, site: TemplateSite): number {
  if (typeof value !== 'number') {
    throw TemplateError.at(site, `calculates with ${describeValue(value)}`);
  }
  return value;
}

function bounded(text: string, site: TemplateSite): string {
  if (text.length > defaultLimits.characters) {
    throw TemplateError.at(site, 'makes a text that is too long');
  }
  return text;
}
