import { performance } from 'node:perf_hooks';

/** Starts to measure; the function it gives tells the elapsed time as a person reads it: `340 ms`, `2.1 s`. */
export function stopwatch(): () => string {
  const start = performance.now();
  return () => {
    const elapsed = performance.now() - start;
    return elapsed < 1000
      ? `${Math.round(elapsed)} ms`
      : `${(elapsed / 1000).toFixed(1)} s`;
  };
}
