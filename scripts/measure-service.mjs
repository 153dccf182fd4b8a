// Times the default service against `benchmarks/service/minimal.py`, each on one worker over one connection, and writes
// the milliseconds of each request, by round, as one JSON object. The argument is the number of rounds.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext } from './checks/context.mjs';
import { freshDatabase } from './checks/freshDatabase.mjs';
import {
  readValues,
  renderService,
  template,
} from './checks/renderServices.mjs';
import { withDatabase } from './checks/withDatabase.mjs';
import { withService } from './checks/withService.mjs';
import { root } from './log.mjs';
import { runMain } from './runMain.mjs';

const requests = 300;
const stored = 200;
const path = '/api/v1/items';
const body = { name: 'Lamp', description: 'Gives light.', is_active: true };

/** The answer of a service and what it took. */
function ask(client, method, content) {
  const started = performance.now();
  return new Promise((done, fail) => {
    const headers = content ? { 'Content-Type': 'application/json' } : {};
    const options = { agent: client.agent, method, headers };
    const asked = request(client.url + path, options, response => {
      let text = '';
      response.on('data', chunk => (text += chunk));
      response.on('end', () =>
        done({
          milliseconds: performance.now() - started,
          status: response.statusCode,
          headers: response.headers,
          text,
        }),
      );
    });
    asked.on('error', fail);
    asked.end(content && JSON.stringify(content));
  });
}

const kinds = {
  get: client => ask(client, 'GET'),
  post: client => ask(client, 'POST', body),
};

/** Both must answer alike: the same status, members, links and tags. */
async function refuseDifference(clients) {
  for (const [kind, send] of Object.entries(kinds)) {
    const [ours, minimal] = [
      await send(clients.ours),
      await send(clients.minimal),
    ];
    const [one, other] = [ours, minimal].map(each => comparable(kind, each));
    if (one !== other) {
      throw new Error(
        `the services answer ${kind} differently:\n${one}\n${other}`,
      );
    }
  }
}

function comparable(kind, { status, headers, text }) {
  const { etag, link } = headers;
  // A created row has its own key and times; rows that were read are the same ones.
  const document = JSON.parse(text, (name, value) =>
    kind === 'post' && /^id$|_at$/.test(name) ? typeof value : value,
  );
  return JSON.stringify([
    status,
    headers['content-type'],
    etag,
    link,
    document,
  ]);
}

async function measure(clients, rounds) {
  await seed(clients.ours);
  await refuseDifference(clients);
  const samples = {
    get: { ours: [], minimal: [] },
    post: { ours: [], minimal: [] },
  };
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 ? ['ours', 'minimal'] : ['minimal', 'ours'];
    for (const [kind, send] of Object.entries(kinds)) {
      for (const name of order) {
        const taken = await timesOf(clients[name], send);
        // The first round warms up.
        if (round > 0) samples[kind][name].push(taken);
      }
    }
  }
  return samples;
}

async function seed(client) {
  for (let count = 0; count < stored; count += 1) {
    await kinds.post(client);
  }
}

/** On a new connection: the one before may have been closed while the others had their turn. */
async function timesOf({ url }, send) {
  const client = clientOf({ url });
  await send(client);
  const times = [];
  for (let count = 0; count < requests; count += 1) {
    times.push((await send(client)).milliseconds);
  }
  client.agent.destroy();
  return times;
}

const clientOf = ({ url }) => ({
  url,
  agent: new Agent({ keepAlive: true, maxSockets: 1 }),
});

async function main(rounds, database) {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-service-'));
  try {
    const service = join(folder, 'service');
    await renderService(
      readValues(join(template, 'examples/default.yaml')),
      service,
    );
    // Beside the service, so that both have the same settings.
    cpSync(join(root, 'benchmarks/service'), service, { recursive: true });
    const context = createContext({ worker: 0, database });
    const environment = await freshDatabase(service, 'bench', context);
    const samples = await withService(service, { environment }, ours =>
      withService(service, { environment, migrated: false, command }, other =>
        measure({ ours: clientOf(ours), minimal: clientOf(other) }, rounds),
      ),
    );
    process.stdout.write(`${JSON.stringify(samples)}\n`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const command = [
  'uvicorn',
  'minimal:app',
  '--host',
  '0.0.0.0',
  '--port',
  '8000',
];

await runMain(([rounds = '7']) =>
  withDatabase(database => main(Number(rounds), database)),
);
