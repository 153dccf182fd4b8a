import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Benchmark, Figure, RunOptions } from './Benchmark';
import { ratioOf } from './ratioOf';

const SCRIPT = resolvePackagePath(
  '@slipway/benchmarks',
  '../scripts/measure-service.mjs',
);

/** The exit status with which a script says that it cannot run here. */
const SKIPPED = 77;
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
    const measured = await measure(rounds, progress);
    if (!measured) return [];
    return kinds.flatMap(kind =>
      percentiles.map(percentile => figureOf(measured, kind, percentile)),
    );
  },
};

/** Nothing where the machine lacks what the script needs, which is said. */
async function measure(
  rounds: number,
  progress: RunOptions['progress'],
): Promise<Measured | undefined> {
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [SCRIPT, String(rounds)],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    return JSON.parse(stdout);
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code !== SKIPPED) throw error;
    progress(`skipped: ${stderr?.trim().split('\n').pop()}`);
    return undefined;
  }
}

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
