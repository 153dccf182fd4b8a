import { defaultLimits } from '../limits';
import { describeValue, isMapping } from '../members';
import { FilterError } from './FilterError';

/** The value as text; numbers and booleans are written out, everything else is refused. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  throw new FilterError(`is given ${describeValue(value)} instead of a text`);
}

export function numberOf(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new FilterError(`is given ${describeValue(value)} instead of a number`);
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new FilterError(`is given ${describeValue(value)} instead of a list`);
}

export function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  if (isMapping(value)) return value;
  throw new FilterError(
    `is given ${describeValue(value)} instead of a mapping`,
  );
}

/** A whole number from 0 to 1,000, as widths and counts are; keeps a template from asking for gigabytes. */
export function countOf(value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  const count = numberOf(value);
  if (!Number.isInteger(count) || count < 0 || count > 1000) {
    throw new FilterError(
      `is given ${count}, which is not a whole number from 0 to 1000`,
    );
  }
  return count;
}

/** Values inside of each other that one text may be made of. */
const mostValues = 100_000;

/** Refuses a text that would be too long, before it is made. */
export function refuseLongText(length: number): void {
  if (length > defaultLimits.characters) {
    throw new FilterError('makes a text that is too long');
  }
}

/** Refuses data that is too large to write out: lists that hold each other double with every level. */
export function refuseHugeValue(value: unknown): void {
  let count = 0;
  const visit = (item: unknown): void => {
    count += 1;
    if (count > mostValues) {
      throw new FilterError('writes out more than 100000 values');
    }
    if (typeof item === 'object' && item !== null) {
      Object.values(item).forEach(visit);
    }
  };
  visit(value);
}
