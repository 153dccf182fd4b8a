import { Figure } from './Benchmark';

/** What {@link ratioOf} divides by what, and what is to come out. */
export interface RatioOptions {
  readonly name: string;
  readonly size?: number;
  readonly dividend: readonly number[];
  readonly divisor: readonly number[];
  readonly target: Figure['target'];
  readonly details?: Readonly<Record<string, number>>;
}

/** The median of one contender's samples divided by that of another's. */
export function ratioOf(options: RatioOptions): Figure {
  const { name, size, dividend, divisor, target, details } = options;
  const rounds = dividend.map((value, index) => value / divisor[index]!);
  return {
    name,
    size,
    ratio: round(median(dividend) / median(divisor)),
    spread: [round(Math.min(...rounds)), round(Math.max(...rounds))],
    target,
    details: {
      dividendMs: round(median(dividend)),
      divisorMs: round(median(divisor)),
      ...details,
    },
  };
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? sorted[middle]!
    : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Four digits: no benchmark measures more. */
export function round(value: number): number {
  return Number(value.toPrecision(4));
}
