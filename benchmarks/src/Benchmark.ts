/**
 * Figures that are measured together. `render.ts` exports `renderBenchmark`, `publish.ts` exports
 * `publishBenchmark` and so on; `benchmarks.ts` lists them.
 */
export interface Benchmark {
  /** What a person types after `npm run bench --`: `publish`. */
  readonly name: string;
  /** Checks that the contenders do the same work, then times them side by side. */
  run(options: RunOptions): Promise<readonly Figure[]>;
}

/** What every benchmark is given. */
export interface RunOptions {
  /** How often each contender runs; at least 5. */
  readonly rounds: number;
  /** An empty folder of this benchmark's own, removed after it. */
  readonly folder: string;
  /** Tells, in a sentence, what is being done. */
  readonly progress: (message: string) => void;
}

/** One ratio of medians. */
export interface Figure {
  /** As the documentation names it: `publish.vs_git`. */
  readonly name: string;
  /** How many files were worked on, for a figure that is taken at several sizes. */
  readonly size?: number;
  readonly ratio: number;
  /** The smallest and the largest ratio of a single round. */
  readonly spread: readonly [number, number];
  /** The ratio to reach: at most this where less is better, at least this where more is. */
  readonly target: { readonly atMost: number } | { readonly atLeast: number };
  /** What stands behind the ratio, for a person: medians in milliseconds, requests. */
  readonly details: Readonly<Record<string, number>>;
}
