// The matrix: every example, every option switched from its default, and a set in which every two options meet in
// every combination; each is rendered and checked. See `--help`.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkNames } from './checks/checks.mjs';
import { readNames } from './checks/readNames.mjs';
import { renderService } from './checks/renderServices.mjs';
import { runChecks, say } from './checks/runChecks.mjs';
import { countsOf, summaryOf } from './checks/summary.mjs';
import { withDatabase } from './checks/withDatabase.mjs';
import { log, root } from './log.mjs';
import { coveringCases, matrixCases } from './matrix/cases.mjs';
import { Progress } from './matrix/Progress.mjs';
import { runMain } from './runMain.mjs';

const help = `npm run test:matrix -- [options]
  --fast         the examples, and without running it the covering set
  --covering     the examples and the covering set, all of which are run
  --only A,B     these checks only
  --cases A,B    these cases only
  --minutes N    begin no check after so many minutes, and say how many are left
  --resume       leave out what passed before on the same files with the same checks
  --list         say the cases and run nothing
  --json         one JSON object on standard output
`;
const folder = join(root, '.slipway/matrix');

/** The cases to check, and those of them that are also run. */
function chooseCases({ fast, covering: few, cases }) {
  const { examples, singles, pairs, refused } = matrixCases();
  const covering = coveringCases(pairs);
  // The example `default` in the other layouts: the same entities must behave the same in all of them.
  const layouts = singles.filter(({ name }) => /^layout-/.test(name));
  const all = [
    ...examples,
    ...(fast || few ? covering : [...singles, ...pairs]),
  ];
  const known = all.map(({ name }) => name);
  const chosen = readNames('--cases', cases, known);
  const wanted = ({ name }) => !chosen || chosen.includes(name);
  return {
    all: all.filter(wanted),
    running: [
      ...examples,
      ...(fast ? [] : covering),
      ...(fast || few ? [] : layouts),
    ].filter(wanted),
    refused,
  };
}

/** Renders every case once; gives what each service's tree is. */
async function renderAll(cases) {
  const services = join(folder, 'services');
  rmSync(services, { recursive: true, force: true });
  const rendered = [];
  for (const { name, values } of cases) {
    const dir = join(services, name);
    rendered.push({ name, dir, ...(await renderService(values, dir)) });
  }
  return rendered;
}

async function check(database, { all, running, refused }, options) {
  const rendered = await renderAll(all);
  log(
    `matrix: ${all.length} services rendered, ${running.length} of them to be run`,
  );
  const progress = Progress.open(join(folder, 'progress.json'), {
    digests: new Map(rendered.map(({ name, digest }) => [name, digest])),
    resume: options.resume,
  });
  const dirOf = ({ name }) => rendered.find(each => each.name === name).dir;
  const lines = await runChecks({
    services: rendered.map(({ dir }) => dir),
    running: running.map(dirOf),
    database,
    only: options.only,
    thorough: !options.fast,
    deadline: Date.now() + options.minutes * 60_000,
    isDone: progress.isDone,
    tell(line) {
      progress.add(line);
      say(line);
    },
  });
  return { rendered, running, refused, lines: [...progress.earlier, ...lines] };
}

function readMinutes(text = 'Infinity') {
  if (!/^(\d+(\.\d+)?|Infinity)$/.test(text)) {
    throw new Error(`--minutes: "${text}" is no number of minutes.`);
  }
  return Number(text);
}

function report({ rendered, running, refused, lines }, { json }) {
  const failed = lines.filter(({ outcome }) => outcome === 'failed');
  log(`matrix:\n${summaryOf(lines)}`);
  if (json) {
    const figures = {
      services: rendered.length,
      run: running.length,
      refusedPairs: refused,
      files: rendered.reduce((sum, { files }) => sum + files, 0),
      renderMs: rendered.map(({ milliseconds }) => milliseconds),
      checks: countsOf(lines),
      failures: failed,
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  }
  return failed.length === 0 ? 0 : 1;
}

function list({ all, running, refused }) {
  const runs = new Set(running.map(({ name }) => name));
  for (const { name, values } of all) {
    const { name: _, owner, repoUrl, entities, ...rest } = values;
    const mark = runs.has(name) ? 'run  ' : 'check';
    process.stdout.write(`${mark} ${name} ${JSON.stringify(rest)}\n`);
  }
  refused.forEach(pair => process.stdout.write(`never ${pair}\n`));
  return 0;
}

function readOptions(args) {
  const boolean = { type: 'boolean' };
  const string = { type: 'string' };
  const { values } = parseArgs({
    args,
    options: {
      ...{ fast: boolean, covering: boolean, resume: boolean },
      ...{ list: boolean, json: boolean },
      ...{ help: boolean, only: string, cases: string },
      minutes: string,
    },
  });
  return {
    ...values,
    only: readNames('--only', values.only, checkNames),
    minutes: readMinutes(values.minutes),
  };
}

function main(args) {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const cases = chooseCases(options);
  if (options.list) {
    return list(cases);
  }
  return withDatabase(async database =>
    report(await check(database, cases, options), options),
  );
}

await runMain(main);
