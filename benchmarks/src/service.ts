import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Benchmark, Figure } from './Benchmark';
import { ratioOf } from './ratioOf';

const SCRIPT = resolvePackagePath(
  '@slipway/benchmarks',
  '../scripts/measure-service.mjs',
);
const kinds = ['get', 'post'] as const;
const percentiles = [50, 99] as const;

/** The milliseconds of every request, by round. */
type Rounds = readonly (readonly number[])[];

type Measured = Readonly<
  Record<(typeof kinds)[number], Readonly<Record<'ours' | 'minimal', Rounds>>>
>;

/** The default service on one worker against the least a hand can write that does the same work. */
export const serviceBenchmark: Benchmark = {
  name: 'service',
  async run({ rounds, progress }) {
    progress('asking a service and its hand-written counterpart');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [SCRIPT, String(rounds)],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    const measured: Measured = JSON.parse(stdout);
    return kinds.flatMap(kind =>
      percentiles.map(percentile => figureOf(measured, kind, percentile)),
    );
  },
};

function figureOf(
  measured: Measured,
  kind: keyof Measured,
  percentile: number,
): Figure {
  const { ours, minimal } = measured[kind];
  const ofRounds = (rounds: Rounds) =>
    rounds.map(times => percentileOf(times, percentile));
  return ratioOf({
    name: `service.${kind}_p${percentile}`,
    dividend: ofRounds(ours),
    divisor: ofRounds(minimal),
    target: { atMost: 1.5 },
  });
}

function percentileOf(times: readonly number[], percentile: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percentile) / 100) - 1]!;
}
