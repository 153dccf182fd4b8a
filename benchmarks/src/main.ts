import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { Benchmark, Figure } from './Benchmark';
import { benchmarks } from './benchmarks';
import { describe, toJson } from './report';

const ROUNDS = 7;

/** Runs the benchmarks that are named, or all; figures go to standard output, progress to standard error. */
export async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const figures: Figure[] = [];
  for (const benchmark of choose(positionals)) {
    for (const figure of await run(benchmark)) {
      figures.push(figure);
      console.log(describe(figure));
    }
  }
  if (values.json) {
    console.log(toJson(figures));
  }
}

function choose(names: readonly string[]): readonly Benchmark[] {
  const known = benchmarks.map(({ name }) => name);
  const unknown = names.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      `there is no benchmark "${unknown}"; choose from ${known.join(', ')}`,
    );
  }
  return names.length > 0
    ? benchmarks.filter(({ name }) => names.includes(name))
    : benchmarks;
}

async function run(benchmark: Benchmark): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), `slipway-${benchmark.name}-`));
  try {
    return await benchmark.run({
      rounds: ROUNDS,
      folder,
      progress: message => console.error(`${benchmark.name}: ${message}`),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
