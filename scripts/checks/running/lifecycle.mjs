import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'yaml';
import { freshDatabase } from '../freshDatabase.mjs';
import { load, slowRequest } from '../load.mjs';
import { perService } from '../perService.mjs';
import { runOrThrow } from '../processes.mjs';
import { withService } from '../withService.mjs';

const drainSeconds = 2;
const clients = 16;

/**
 * The service says truly what state it is in, from before its migrations until its end, and ends on SIGTERM without
 * losing a request that it was sent.
 */
export default {
  name: 'lifecycle',
  applies: () => true,
  run: perService(async (dir, context) => {
    const environment = await freshDatabase(dir, 'lifecycle', context);
    const { bin, env } = environment;
    const alembic = args =>
      runOrThrow('alembic', `${bin}/alembic`, args, { cwd: dir, env });
    const settings = { DRAIN_SECONDS: String(drainSeconds) };
    const options = { environment, settings, migrated: false };
    return withService(dir, options, async service => {
      const states = [await stateOf(service)];
      await alembic(['upgrade', 'head']);
      states.push(await stateOf(service));
      const headers = await service.headers();
      const end = await endUnderLoad(service, listPath(dir), headers);
      states.push(end.draining);
      context.figures.set(dir, { cases: end.answered });
      return [...problemsWith(states), ...problemsAtEnd(end)].join('\n');
    });
  }),
};

const expected = [
  ['before its migrations', { live: 200, ready: 503, startup: 503 }],
  ['when it is migrated', { live: 200, ready: 200, startup: 200 }],
  ['while it drains', { live: 200, ready: 503, startup: 503 }],
];

function problemsWith(states) {
  return expected
    .map(([when, wanted], index) => {
      const told = JSON.stringify(states[index]);
      const right = JSON.stringify(wanted);
      return told === right ? '' : `${when} it says ${told}, not ${right}`;
    })
    .filter(Boolean);
}

function problemsAtEnd({ answered, refused, lost, slow, status }) {
  return [
    refused.length > 0 ? `${refused.length} got ${refused[0]}` : '',
    answered < clients ? `only ${answered} requests were answered` : '',
    lost.length > 0 ? `${lost.length} of ${answered} lost: ${lost[0]}` : '',
    /^HTTP\/1\.1 (201|409|422)/.test(slow)
      ? ''
      : `a slow request got "${slow}"`,
    // Uvicorn ends by the signal that it was sent, once it has done its work.
    [0, 'SIGTERM'].includes(status) ? '' : `it ended with status ${status}`,
  ].filter(Boolean);
}

async function stateOf({ url }) {
  const state = {};
  for (const probe of ['live', 'ready', 'startup']) {
    state[probe] = (await fetch(`${url}/health/${probe}`)).status;
  }
  return state;
}

/** SIGTERM in the middle of the requests of many clients, one of which takes its time. */
async function endUnderLoad(service, path, headers) {
  let isOpen = true;
  const options = { clients, headers, isOpen: () => isOpen };
  const loaded = load(service.url + path, options);
  await delay(1000);
  const slow = slowRequest(service.url, path, headers);
  await delay(100);
  service.signal('SIGTERM');
  await delay(drainSeconds * 250);
  const draining = await stateOf(service);
  // What decides about traffic has seen by now that the service is not ready.
  isOpen = false;
  await delay(drainSeconds * 750);
  const first = await slow.rest();
  return {
    ...(await loaded),
    draining,
    slow: first,
    status: await service.exited,
  };
}

/** A path that gives a list: the first that the service's own document has without a parameter in it. */
function listPath(dir) {
  const { paths } = parse(readFileSync(join(dir, 'openapi.yaml'), 'utf8'));
  return Object.keys(paths).find(
    path => !path.includes('{') && paths[path].get && paths[path].post,
  );
}
