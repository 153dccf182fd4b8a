import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAnswers } from '@slipway/plugin-slipway-common';
import {
  loadSkeleton,
  readTree,
  writeTree,
} from '@slipway/plugin-slipway-node';
import { Benchmark, Figure, RunOptions } from './Benchmark';
import { interleave, timed } from './interleave';
import { median, ratioOf } from './ratioOf';
import { copyOf, oursOf, Render, stockOf } from './renderContenders';
import { skeletonsOf, writeAll } from './renderSkeletons';

const sizes = [60, 1000, 5000] as const;

/** How many times faster than the stock action we are to be; not asked at 5,000 files. */
const stockTargets: Readonly<Record<number, number>> = { 60: 20, 1000: 10 };

const answers = parseAnswers({
  name: 'bench-service',
  owner: 'group:default/platform',
  repoUrl: 'localhost:7008?owner=acme&repo=bench-service',
});

/** Rendering warm to disk against a copy of the same files, and against stock `fetch:template`. */
export const renderBenchmark: Benchmark = {
  name: 'render',
  run: async options => {
    const figures: Figure[] = [];
    for (const size of sizes) {
      options.progress(`${size} files`);
      figures.push(...(await runSize(size, options)));
    }
    return figures;
  },
};

async function runSize(
  size: number,
  { folder, rounds }: RunOptions,
): Promise<readonly Figure[]> {
  const base = join(folder, String(size));
  const target = join(base, 'target');
  const contenders = await prepare(base, size);
  await refuseDifferent(contenders, { target, reference: join(base, 'tree') });
  const measured = Object.fromEntries(
    Object.entries(contenders).map(([name, render]) => [
      name,
      () => measure(render, { target, size }),
    ]),
  );
  const samples = await interleave(measured, rounds);
  const { ours = [], copy = [], stock } = samples;
  const vsCopy = ratioOf({
    name: 'render.vs_copy',
    size,
    dividend: ours,
    divisor: copy,
    target: { atMost: 1.25 },
  });
  const atLeast = stockTargets[size];
  if (!stock || atLeast === undefined) return [vsCopy];
  const vsStock = ratioOf({
    name: 'render.vs_stock',
    size,
    dividend: stock,
    divisor: ours,
    target: { atLeast },
  });
  return [vsCopy, vsStock];
}

async function prepare(
  base: string,
  size: number,
): Promise<Readonly<Record<string, Render>>> {
  const { ours, stock } = skeletonsOf(size);
  const template = join(base, 'ours');
  const reference = join(base, 'tree');
  await writeAll(template, ours);
  const skeleton = await loadSkeleton({ dir: template });
  await mkdir(reference, { recursive: true });
  await writeTree(skeleton.render(answers).tree, reference);
  const manifest = await readFile(join(reference, '.slipway.json'), 'utf8');
  await writeAll(
    join(base, 'stock', 'skeleton'),
    new Map([...stock, ['.slipway.json', manifest]]),
  );
  return {
    ours: oursOf(template, answers),
    copy: copyOf(reference),
    ...(stockTargets[size] && { stock: stockOf(join(base, 'stock'), answers) }),
  };
}

/** Every contender must make the very same tree. */
async function refuseDifferent(
  contenders: Readonly<Record<string, Render>>,
  {
    target,
    reference,
  }: { readonly target: string; readonly reference: string },
): Promise<void> {
  const { digest } = await readTree(reference);
  for (const [name, render] of Object.entries(contenders)) {
    await render(target);
    if ((await readTree(target)).digest !== digest) {
      throw new Error(`${name} does not make the same files as the others`);
    }
    await rm(target, { recursive: true });
  }
}

/** Small trees are made several times a round, so that a hiccup of the machine is not what is measured. */
async function measure(
  render: Render,
  { target, size }: { readonly target: string; readonly size: number },
): Promise<number> {
  const times: number[] = [];
  for (let left = Math.max(1, Math.round(1200 / size)); left > 0; left--) {
    try {
      times.push(await timed(() => render(target)));
    } finally {
      // The clean-up is not part of the time.
      await rm(target, { recursive: true, force: true });
    }
  }
  return median(times);
}
