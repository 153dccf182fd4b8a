import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { parseAnswers } from '@slipway/plugin-slipway-common';
import {
  createCommit,
  loadSkeleton,
  readRemoteHead,
  RenderedTree,
  Rendering,
  Skeleton,
} from '@slipway/plugin-slipway-node';
import { Benchmark, Figure } from './Benchmark';
import { copyTemplate, OURS, TEMPLATE } from './copyTemplate';
import { Portal, startPortal } from './createPortal';
import { recordRequests, Requests } from './createRequests';
import {
  Sample,
  STOCK,
  stockValues,
  titleOf,
  writeStockTemplate,
} from './createStockTemplate';
import { interleave, timed } from './interleave';
import { median, ratioOf } from './ratioOf';

const LATENCY_MS = 100;
/** How every service is called that is created here, up to two letters; found in nothing else. */
const WORD = 'quorvex';
/** `github:environment:create` waits two seconds before it begins, and runs twice. */
const STOCK_PAUSES_MS = 4000;

/** One create, from the request to the entities in the catalog, with a forge that is 100 ms away. */
export const createBenchmark: Benchmark = {
  name: 'create',
  async run({ folder, rounds, progress }) {
    const skeleton = await loadSkeleton({ dir: TEMPLATE });
    const portal = await startPortal({
      folder,
      latencyMs: LATENCY_MS,
      templates: async host => [
        await copyTemplate(join(folder, OURS), host),
        await writeStockTemplate(
          join(folder, 'stock'),
          sampleOf(skeleton, host),
        ),
      ],
    });
    try {
      for (const name of [OURS, STOCK]) {
        await portal.client.entity('template', name);
      }
      await portal.client.entity('group', 'platform');
      const contenders = createContenders(portal, skeleton);
      progress('checking that both create the same tree');
      await contenders.ours();
      await contenders.stock();
      progress(`creating ${2 * (rounds + 1)} services`);
      return [await compare(contenders, rounds)];
    } finally {
      await portal.stop();
    }
  },
};

/** A service that was created, and what that took. */
interface Created {
  readonly milliseconds: number;
  readonly requests: Requests;
}

/** Creates one service and checks that it holds what the engine renders. */
type Create = () => Promise<Created>;

type Contenders = Readonly<Record<'ours' | 'stock', Create>>;

function createContenders(portal: Portal, skeleton: Skeleton): Contenders {
  const sample = sampleOf(skeleton, portal.host);
  let count = 0;
  const contender =
    (
      template: string,
      valuesOf: (answers: JsonObject, tree: RenderedTree) => JsonObject,
    ): Create =>
    async () => {
      const name = nameOf((count += 1));
      const answers = answersOf(portal.host, name);
      const { tree } = render(skeleton, answers);
      const values = valuesOf(answers, tree);
      const requestsOf = recordRequests(portal.forgePort);
      const milliseconds = await timed(async () => {
        await portal.client.run(template, values);
        await portal.client.entity('component', name);
        await portal.client.entity('api', `${name}-api`);
      });
      const requests = requestsOf();
      await refuseDifference(portal, name, tree);
      return { milliseconds, requests };
    };
  return {
    ours: contender(OURS, answers => answers),
    stock: contender(STOCK, (answers, tree) => ({
      ...answers,
      ...stockValues(sample, tree),
      title: titleOf(String(answers.name)),
      repoVariables: { REGION: 'eu-central-1' },
    })),
  };
}

async function compare(
  contenders: Contenders,
  rounds: number,
): Promise<Figure> {
  const requests = { ours: [] as Requests[], stock: [] as Requests[] };
  const taken = (name: keyof Contenders) => async () => {
    const created = await contenders[name]();
    requests[name].push(created.requests);
    return created.milliseconds;
  };
  const { ours, stock } = await interleave(
    { ours: taken('ours'), stock: taken('stock') },
    rounds,
  );
  const withoutPauses = median(ours) / (median(stock) - STOCK_PAUSES_MS);
  return ratioOf({
    name: 'create.wall_vs_stock',
    dividend: ours,
    divisor: stock,
    target: { atMost: 0.4 },
    details: {
      ratioWithoutStockPauses: Number(withoutPauses.toPrecision(4)),
      oursRequests: median(requests.ours.map(({ count }) => count)),
      oursCritical: median(requests.ours.map(({ critical }) => critical)),
      stockRequests: median(requests.stock.map(({ count }) => count)),
      stockCritical: median(requests.stock.map(({ critical }) => critical)),
    },
  });
}

function answersOf(host: string, name: string): JsonObject {
  return {
    name,
    owner: 'group:default/platform',
    repoUrl: `${host}?owner=acme&repo=${name}`,
    variables: {
      REGION: 'eu-central-1',
      staging: { REPLICAS: '1' },
      production: { REPLICAS: '3' },
    },
  };
}

/** All of the same length, so that nothing is wrapped or aligned differently. */
function nameOf(count: number): string {
  const letters = [Math.floor(count / 26), count % 26];
  return `${WORD}${String.fromCharCode(...letters.map(each => 97 + each))}`;
}

function sampleOf(skeleton: Skeleton, host: string): Sample {
  const name = `${WORD}zz`;
  return { name, rendering: render(skeleton, answersOf(host, name)) };
}

function render(skeleton: Skeleton, answers: JsonObject): Rendering {
  const templateRef = `template:default/${OURS}`;
  return skeleton.render(parseAnswers(answers), { templateRef });
}

/** Throws where the branch holds other files than the engine renders. */
async function refuseDifference(
  { host, credentials }: Portal,
  name: string,
  tree: RenderedTree,
): Promise<void> {
  const head = await readRemoteHead({
    url: `http://${host}/acme/${name}.git`,
    branch: 'main',
    credentials,
  });
  const { treeId } = createCommit({
    tree,
    author: { name: 'A', email: 'a@localhost' },
    date: new Date().toISOString(),
    message: 'Compare',
  });
  if (head?.tree !== treeId) {
    throw new Error(`${name} does not hold what the engine renders`);
  }
}
