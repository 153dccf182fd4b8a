// Renders services of random answers and checks that each compiles, imports, type-checks, is formatted and says in
// openapi.yaml what its code says.
//
//   node scripts/check-random-models.mjs --seeds N [--seed S] [--keep DIR]
//
// Seeds S, S + 1, … are used; without --seed they start at a random one, which is printed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import {
  findAnswerProblems,
  renderService,
  template,
} from './checks/renderServices.mjs';
import { isInterrupted } from './checks/processes.mjs';
import { log } from './log.mjs';
import { findPython } from './python.mjs';
import { checkServices } from './random-models/checkServices.mjs';
import { ownWords } from './random-models/ownWords.mjs';
import { Random } from './random-models/Random.mjs';
import { randomAnswers } from './random-models/randomAnswers.mjs';
import { repairAnswers } from './random-models/repairAnswers.mjs';
import { sharedEnvironment } from './random-models/sharedEnvironment.mjs';
import { runMain } from './runMain.mjs';

/** The exit status that says: this could not be run here. */
const SKIPPED = 77;

/** Services that are checked by one run of each tool. */
const batch = 40;

/** Renders what one seed stands for. */
async function render(seed, world, folder) {
  const answers = randomAnswers(new Random(seed), world);
  await renderService(repairAnswers(answers, findAnswerProblems), folder);
}

/** The folders of the services that were rendered, and the seeds that could not be. */
async function renderAll(seeds, world, folder) {
  const services = [];
  let passed = true;
  for (const seed of seeds) {
    const service = join(folder, `seed_${seed}`);
    rmSync(service, { recursive: true, force: true });
    try {
      await render(seed, world, service);
      services.push(service);
    } catch (error) {
      log(`random models: seed ${seed} does not render\n${error.stack}`);
      passed = false;
    }
  }
  return { services, passed };
}

function inBatches(seeds) {
  const batches = [];
  for (let start = 0; start < seeds.length; start += batch) {
    batches.push(seeds.slice(start, start + batch));
  }
  return batches;
}

async function checkSeeds(seeds, folder) {
  const { offers } = parse(
    readFileSync(join(template, 'skeleton.yaml'), 'utf8'),
  );
  const environment = await sharedEnvironment(offers);
  const world = { offers, own: await ownWords(offers) };
  let passed = true;
  for (const each of inBatches(seeds)) {
    if (isInterrupted()) return false;
    const rendered = await renderAll(each, world, folder);
    const checked = checkServices(rendered.services, { environment, folder });
    const good = rendered.passed && checked;
    passed = good && passed;
    log(
      `random models: seeds ${each[0]} to ${each.at(-1)} ${
        good ? 'passed' : 'failed'
      }`,
    );
  }
  return passed;
}

function readArguments(args) {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: '25' },
      seed: { type: 'string' },
      keep: { type: 'string' },
    },
  });
  const count = Number(values.seeds);
  const first = Number(values.seed ?? Date.now() % 1_000_000);
  if (
    !Number.isSafeInteger(count) ||
    count < 1 ||
    !Number.isSafeInteger(first) ||
    first < 0
  ) {
    throw new Error(
      '--seeds must be a whole number from 1, --seed one from 0.',
    );
  }
  return { first, count, keep: values.keep && resolve(values.keep) };
}

async function main(args) {
  const { first, count, keep } = readArguments(args);
  if (!findPython()) {
    log(
      'random models: Python 3.11 or newer not found on this machine; install it',
    );
    return SKIPPED;
  }
  const seeds = Array.from({ length: count }, (_, index) => first + index);
  log(`random models: --seeds ${count} --seed ${first}`);
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'slipway-random-'));
  try {
    return (await checkSeeds(seeds, folder)) ? 0 : 1;
  } catch (error) {
    if (error.name !== 'ToolMissing') throw error;
    log(`random models: ${error.message}`);
    return SKIPPED;
  } finally {
    if (!keep) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

await runMain(main);
