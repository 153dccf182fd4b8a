import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Benchmark, Figure, RunOptions } from './Benchmark';
import { median, ratioOf, round } from './ratioOf';

const SCRIPT = resolvePackagePath(
  '@slipway/benchmarks',
  '../scripts/measure-service.mjs',
);

/** The exit status with which a script says that it cannot run here. */
const SKIPPED = 77;
const kinds = ['get', 'post'] as const;
const percentiles = [50, 99] as const;

/** By round, the milliseconds of every request, and those that the processor worked for one; none but on Linux. */
type Rounds = readonly {
  readonly milliseconds: readonly number[];
  readonly processor: number | null;
}[];

/**
 * `byHand` does the same work as `ours` with SQL and one middleware, which the script checks; `bare` does without what
 * a service does around each request; `sqlalchemy` is `byHand` with models and sessions in place of SQL.
 */
type Contender = 'ours' | 'byHand' | 'bare' | 'sqlalchemy';

type Measured = Readonly<
  Record<(typeof kinds)[number], Readonly<Record<Contender, Rounds>>>
>;

/** The default service on one worker against the least a hand can write that does the same work. */
export const serviceBenchmark: Benchmark = {
  name: 'service',
  async run({ rounds, progress }) {
    progress('asking a service and its hand-written counterparts');
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
  const ofRounds = (contender: Contender) =>
    measured[kind][contender].map(({ milliseconds }) =>
      percentileOf(milliseconds, percentile),
    );
  return ratioOf({
    name: `service.${kind}_p${percentile}`,
    dividend: ofRounds('ours'),
    divisor: ofRounds('byHand'),
    target: { atMost: 1.5 },
    details: {
      bareMs: round(median(ofRounds('bare'))),
      sqlalchemyMs: round(median(ofRounds('sqlalchemy'))),
      ...processorTimes(measured[kind]),
    },
  });
}

/** What each contender's processor worked for one request: it says more than the clock where others use the machine. */
function processorTimes(
  contenders: Measured[keyof Measured],
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(contenders).flatMap(([contender, rounds]) => {
      const times = rounds.flatMap(({ processor }) => processor ?? []);
      return times.length > 0
        ? [[`${contender}CpuMs`, round(median(times))]]
        : [];
    }),
  );
}

function percentileOf(times: readonly number[], percentile: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percentile) / 100) - 1]!;
}
