import { Benchmark } from './Benchmark';

/** Every benchmark by name, loaded only when it is run. */
export const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> =
  {};
