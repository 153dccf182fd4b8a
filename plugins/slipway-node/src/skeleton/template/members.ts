import { InputError } from '@backstage/errors';
import { Callable } from './Callable';

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** True for the names that no template may look up or create, whatever the data. */
export function isForbiddenMember(name: unknown): boolean {
  return typeof name === 'string' && forbidden.has(name);
}

/** What a value is, in the words of a message. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (value === null) return 'none';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Callable) return `the macro or function ${value.name}`;
  if (typeof value === 'object') return 'a mapping';
  return `a ${typeof value}`;
}

/** True for a mapping of a template: an object that is neither a list nor callable. */
export function isMapping(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Callable)
  );
}

/**
 * A value's own member, or `undefined` where it has none; never anything inherited.
 *
 * Lists and strings have `length` and their elements, mappings their own keys, everything else nothing.
 */
export function ownMember(target: unknown, key: unknown): unknown {
  if (typeof key !== 'string' && typeof key !== 'number') return undefined;
  if (forbidden.has(key as string)) return undefined;
  if (typeof target === 'string' || Array.isArray(target)) {
    if (key === 'length') return target.length;
    return isIndex(key) && Object.hasOwn(Object(target), key)
      ? target[key]
      : undefined;
  }
  if (!isMapping(target) || !Object.hasOwn(target, key)) return undefined;
  const value = target[key];
  return typeof value === 'function' ? undefined : value;
}

function isIndex(key: unknown): key is number {
  return Number.isInteger(key);
}

/** A frozen copy without prototypes of plain data; refuses anything that is not plain data. */
export function freezeData(value: unknown, path = 'values'): unknown {
  if (Array.isArray(value)) {
    return Object.freeze(
      value.map((item, index) => freezeData(item, `${path}[${index}]`)),
    );
  }
  if (typeof value === 'object' && value !== null) {
    const copy: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(value)) {
      if (forbidden.has(key)) {
        throw new InputError(`${path} has a member called ${key}`);
      }
      const member = (value as Record<string, unknown>)[key];
      if (member !== undefined) {
        copy[key] = freezeData(member, `${path}.${key}`);
      }
    }
    return Object.freeze(copy);
  }
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new InputError(`${path} is not data`);
  }
  return value;
}
