import { performance } from 'node:perf_hooks';

/** Does its work once and answers with the milliseconds of the part that counts. */
export type Contender = () => Promise<number>;

/** The milliseconds of every round, by contender. */
export type Samples<Name extends string> = Readonly<
  Record<Name, readonly number[]>
>;

/**
 * Runs the contenders in turn, round after round, each round beginning with another one, so that a
 * slow moment of the machine meets them all; a first round, which warms up, is not counted.
 */
export async function interleave<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  rounds: number,
): Promise<Samples<Name>> {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(
    names.map(name => [name, [] as number[]]),
  ) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const milliseconds = await contenders[name]();
      if (round > 0) {
        samples[name].push(milliseconds);
      }
    }
  }
  return samples;
}

/** The milliseconds the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
