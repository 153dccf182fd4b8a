import { Benchmark } from './Benchmark';
import { createBenchmark } from './create';
import { previewBenchmark } from './preview';
import { publishBenchmark } from './publish';
import { renderBenchmark } from './render';
import { serviceBenchmark } from './service';

/** Every benchmark, in the order they run in. */
export const benchmarks: readonly Benchmark[] = [
  // Imported statically: Node.js does not see the named exports of a module that is transformed.
  renderBenchmark,
  publishBenchmark,
  createBenchmark,
  previewBenchmark,
  serviceBenchmark,
];
