import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { parseAnswers, TreePreview } from '@slipway/plugin-slipway-common';
import { loadSkeleton, readTree, Skeleton } from '@slipway/plugin-slipway-node';
import { parse } from 'yaml';
import { Benchmark } from './Benchmark';
import { copyTemplate, OURS, TEMPLATE } from './copyTemplate';
import { Portal, startPortal } from './createPortal';
import {
  Sample,
  stockValues,
  titleOf,
  writeStockTemplate,
} from './createStockTemplate';
import { interleave, timed } from './interleave';
import { ratioOf } from './ratioOf';

/** How the service is called; found in nothing else. */
const NAME = 'quorvexzz';

/** What the stock dry run answers with. */
interface DryRun {
  readonly directoryContents: readonly {
    readonly path: string;
    readonly base64Content: string;
  }[];
}

/** A preview of the files, first and after a change, beside Backstage's dry run of the same files. */
export const previewBenchmark: Benchmark = {
  name: 'preview',
  async run({ folder, rounds, progress }) {
    const portal = await startPortal({
      folder,
      latencyMs: 0,
      templates: async host => [await copyTemplate(join(folder, OURS), host)],
    });
    try {
      await portal.client.entity('template', OURS);
      const answers = answersOf(portal.host);
      const ours = (known: string[] = [], more: JsonObject = {}) =>
        preview(portal, { answers: { ...answers, ...more }, known });
      let shown: TreePreview | undefined;
      const coldMs = await timed(async () => {
        shown = await ours();
      });
      const stock = await createStock(portal, { folder, answers });
      progress('checking that both show the same files');
      refuseDifference(shown!, await stock());
      const known = Object.keys(shown!.contents);
      progress(`previewing ${3 * (rounds + 1)} times`);
      let count = 0;
      const samples = await interleave(
        {
          first: () => timed(() => ours()),
          update: () =>
            timed(() => ours(known, { description: `Change ${count++}.` })),
          stock: () => timed(stock),
        },
        rounds,
      );
      return [
        ratioOf({
          name: 'preview.first_vs_dry_run',
          dividend: samples.first,
          divisor: samples.stock,
          target: { atMost: 0.5 },
          details: { coldMs: Math.round(coldMs) },
        }),
        ratioOf({
          name: 'preview.update_vs_dry_run',
          dividend: samples.update,
          divisor: samples.stock,
          target: { atMost: 0.5 },
          details: { slowestMs: Math.round(Math.max(...samples.update)) },
        }),
      ];
    } finally {
      await portal.stop();
    }
  },
};

function answersOf(host: string): JsonObject {
  return {
    name: NAME,
    owner: 'group:default/platform',
    repoUrl: `${host}?owner=acme&repo=${NAME}`,
  };
}

async function preview(
  { client }: Portal,
  body: JsonObject,
): Promise<TreePreview> {
  const templateRef = `template:default/${OURS}`;
  const path = '/scaffolder/slipway/preview';
  return (await client.post(path, { templateRef, ...body })) as TreePreview;
}

/** A dry run of `fetch:template` over a skeleton that gives the same files. */
async function createStock(
  { client }: Portal,
  options: { readonly folder: string; readonly answers: JsonObject },
): Promise<() => Promise<DryRun>> {
  const sample = sampleOf(
    await loadSkeleton({ dir: TEMPLATE }),
    options.answers,
  );
  const path = await writeStockTemplate(join(options.folder, 'stock'), sample);
  const template = parse(await readFile(path, 'utf8'));
  const [fetchStep] = template.spec.steps;
  const { files } = await readTree(dirname(path));
  const body = {
    template: { ...template, spec: { ...template.spec, steps: [fetchStep] } },
    values: {
      ...options.answers,
      ...stockValues(sample, sample.rendering.tree),
      title: titleOf(NAME),
    },
    secrets: {},
    directoryContents: files.map(file => ({
      path: file.path,
      base64Content: Buffer.from(file.bytes).toString('base64'),
    })),
  };
  return async () =>
    (await client.post('/scaffolder/v2/dry-run', body)) as DryRun;
}

function sampleOf(skeleton: Skeleton, answers: JsonObject): Sample {
  const templateRef = `template:default/${OURS}`;
  const rendering = skeleton.render(parseAnswers(answers), { templateRef });
  return { name: NAME, rendering };
}

/** Throws where the two do not show the same files with the same contents. */
function refuseDifference(ours: TreePreview, stock: DryRun): void {
  const there = new Map(
    stock.directoryContents.map(({ path, base64Content }) => [
      path,
      Buffer.from(base64Content, 'base64').toString(),
    ]),
  );
  const different = ours.files.filter(
    ({ path, digest }) => there.get(path) !== ours.contents[digest],
  );
  if (different.length > 0 || there.size !== ours.files.length) {
    throw new Error(
      `the preview and the dry run differ: ${different
        .map(({ path }) => path)
        .join(', ')}`,
    );
  }
}
