import { Figure } from './Benchmark';

/** Whether the ratio is on the right side of its target. */
export function isReached({ ratio, target }: Figure): boolean {
  return 'atMost' in target ? ratio <= target.atMost : ratio >= target.atLeast;
}

/** A figure as one line for a person. */
export function describe(figure: Figure): string {
  const { name, size, ratio, spread, target, details } = figure;
  const goal =
    'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  return [
    isReached(figure) ? '✔' : '✘',
    size === undefined ? name : `${name} at ${size} files`,
    `${ratio} (${goal}; ${spread[0]}–${spread[1]})`,
    ...Object.entries(details).map(([key, value]) => `${key} ${value}`),
  ].join('  ');
}

/** Every figure by name, those taken at several sizes by size, and what stands behind each. */
export function toJson(figures: readonly Figure[]): string {
  const ratios: Record<string, number | Record<string, number>> = {};
  for (const { name, size, ratio } of figures) {
    ratios[name] =
      size === undefined
        ? ratio
        : { ...(ratios[name] as Record<string, number>), [size]: ratio };
  }
  return JSON.stringify({
    ...ratios,
    figures: figures.map(figure => ({
      ...figure,
      reached: isReached(figure),
    })),
  });
}
