// Times the default service against those of `benchmarks/service`, each on one worker over one connection, and writes
// as one JSON object, by kind, contender and round, the milliseconds of each request and those that the processor worked
// for one. The argument is the number of rounds.
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
function ask(client, { method, path, content }) {
  const started = performance.now();
  return new Promise((done, fail) => {
    const headers = content ? { 'Content-Type': 'application/json' } : {};
    const options = { agent: client.agent, method, headers };
    const sent = request(client.url + path, options, response => {
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
    sent.on('error', fail);
    sent.end(content && JSON.stringify(content));
  });
}

/** What is asked: a path and a body. */
const list = { method: 'GET', path };
const create = { method: 'POST', path, content: body };
const kinds = { get: list, post: create };

/** What all must answer alike, beside the kinds that are timed. */
const asked = [
  ...[list, create],
  { ...list, path: `${path}?limit=5&offset=5&sort=-name,created_at&name=Lamp` },
  { ...list, path: `${path}?name_contains=lAM` },
  { ...list, path: `${path}?limit=0&colour=red` },
  { ...create, content: { ...body, name: '', is_active: 'yes', colour: 1 } },
  { ...create, content: { ...body, name: 'a\0' } },
  { ...create, content: { ...body, description: 'x'.repeat(2 ** 20) } },
  { ...list, path: '/nowhere' },
];

/** Those that do the same work answer with the same status, headers and members. */
async function refuseDifference({ bare, ...clients }) {
  for (const question of asked) {
    const answers = {};
    for (const [name, client] of Object.entries(clients)) {
      answers[name] = comparable(question, await ask(client, question));
      if (answers[name] !== answers.ours) {
        throw new Error(
          `${question.method} ${question.path} is answered differently:
ours: ${answers.ours}
${name}: ${answers[name]}`,
        );
      }
    }
  }
}

/** Every request has an id and a time; a created row has its own as well, rows that were read are the same ones. */
function comparable({ method }, { status, headers, text }) {
  const own = method === 'POST' ? /^(id|request_id|.*_at)$/ : /^(request_id)$/;
  const document = JSON.parse(text, (name, value) =>
    own.test(name) ? typeof value : value,
  );
  const { date, location, 'x-request-id': id, ...rest } = headers;
  return JSON.stringify([
    ...[status, Object.entries(rest).sort(), document],
    ...[/^[0-9a-f]{32}$/.test(id), location?.replace(/[^/]+$/, '')],
  ]);
}

async function measure(clients, rounds) {
  await seed(clients.ours);
  await refuseDifference(clients);
  const names = Object.keys(clients);
  const samples = { get: {}, post: {} };
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 ? names : names.toReversed();
    for (const [kind, question] of Object.entries(kinds)) {
      for (const name of order) {
        const taken = await timesOf(clients[name], question);
        // The first round warms up.
        if (round > 0) (samples[kind][name] ??= []).push(taken);
      }
    }
  }
  return samples;
}

async function seed(client) {
  for (let count = 0; count < stored; count += 1) {
    await ask(client, create);
  }
}

/** On a new connection: the one before may have been closed while the others had their turn. */
async function timesOf({ url }, question) {
  const client = clientOf({ url });
  await ask(client, question);
  const before = await processorTime(client);
  const milliseconds = [];
  for (let count = 0; count < requests; count += 1) {
    milliseconds.push((await ask(client, question)).milliseconds);
  }
  const processor = ((await processorTime(client)) - before) / requests;
  client.agent.destroy();
  return { milliseconds, processor };
}

/** The milliseconds that a service's process has worked, whatever else the machine does; NaN where only Linux tells. */
async function processorTime(client) {
  const { text } = await ask(client, { method: 'GET', path: '/metrics' });
  return /^process_cpu_seconds_total (.*)$/m.exec(text)?.[1] * 1000;
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
      withOthers(service, environment, others =>
        measure({ ours: clientOf(ours), ...others }, rounds),
      ),
    );
    process.stdout.write(`${JSON.stringify(samples)}\n`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the services that are compared with; `work` is given a client of each, by its name. */
async function withOthers(service, environment, work) {
  const start = Object.entries(others).reduceRight(
    (next, [name, app]) =>
      clients =>
        withService(
          service,
          { environment, migrated: false, command: commandOf(app) },
          other => next({ ...clients, [name]: clientOf(other) }),
        ),
    work,
  );
  return start({});
}

const others = {
  byHand: 'by_hand:app',
  bare: 'by_hand:bare',
  sqlalchemy: 'by_hand_with_sqlalchemy:app',
};

const commandOf = app => [
  ...['uvicorn', app, '--no-server-header'],
  ...['--host', '0.0.0.0', '--port', '8000'],
];

await runMain(([rounds = '7']) =>
  withDatabase(database => main(Number(rounds), database)),
);
