import { basename } from 'node:path';
import { log } from '../log.mjs';
import { createContext } from './context.mjs';
import { inParallel } from './processes.mjs';
import { runningChecks, staticChecks } from './checks.mjs';

const width = 2;
const strict = process.env.CI === 'true';

/**
 * Runs checks on rendered services.
 *
 * The static ones run on all of `services`, each check over many services at once; the running ones on those of
 * `running`, one service after the other, and the first that fails is a service's last. `tell` is given each line when
 * it is known; `only` names the checks to run where not all are; what `isDone` is left out; after the
 * `deadline` no check begins.
 *
 * @returns {Promise<{service: string, check: string, outcome: string, seconds: number, message?: string}[]>} a line
 *   for each service and check that applies to it; `outcome` is `passed`, `failed` or `skipped`
 */
export async function runChecks({
  services,
  running,
  database,
  only,
  thorough = true,
  deadline = Infinity,
  tell = say,
  isDone = () => false,
}) {
  const wanted = ({ name }) => !only || only.includes(name);
  const contexts = Array.from({ length: width }, (_, worker) =>
    createContext({ worker, database, thorough }),
  );
  const jobs = [
    ...running.map(dir => ({ dirs: [dir], checks: runningChecks })),
    ...batches(services, staticChecks.filter(wanted), isDone),
  ];
  const lines = await inParallel(jobs, width, ({ dirs, checks }, worker) =>
    runInOrder(
      checks.filter(
        each => wanted(each) && !isDone(basename(dirs[0]), each.name),
      ),
      { dirs, context: contexts[worker], tell, deadline },
    ),
  );
  return lines.flat();
}

/** Each check with as many services as keep both workers busy. */
function batches(services, checks, isDone) {
  return checks.flatMap(check => {
    const dirs = services.filter(
      dir => !isDone(basename(dir), check.name) && check.applies(dir),
    );
    const size = Math.max(1, Math.ceil(dirs.length / (2 * width)));
    return Array.from(
      { length: Math.ceil(dirs.length / size) },
      (_, index) => ({
        dirs: dirs.slice(index * size, (index + 1) * size),
        checks: [check],
      }),
    );
  });
}

async function runInOrder(checks, { dirs, context, tell, deadline }) {
  const lines = [];
  for (const check of checks.filter(({ applies }) => applies(dirs[0]))) {
    const done =
      Date.now() < deadline
        ? await runOne(check, dirs, context)
        : dirs.map(dir => leftOut(check, dir));
    done.forEach(tell);
    lines.push(...done);
    if (done.some(({ outcome }) => outcome === 'failed')) break;
  }
  return lines;
}

function leftOut({ name }, dir) {
  const message = 'the time was up';
  const service = basename(dir);
  return { service, check: name, seconds: 0, outcome: 'skipped', message };
}

async function runOne(check, dirs, context) {
  const started = performance.now();
  context.figures.clear();
  const outcomeOf = await outcomes(check, dirs, context);
  const { figures } = context;
  const seconds = (performance.now() - started) / 1000 / dirs.length;
  return dirs.map(dir => ({
    service: basename(dir),
    check: check.name,
    seconds: Math.round(seconds * 10) / 10,
    ...outcomeOf(dir),
    ...figures.get(dir),
  }));
}

/** Gives what became of a folder. */
async function outcomes(check, dirs, context) {
  try {
    const problems = await check.run(dirs, context);
    return dir => {
      const messages = problems
        .filter(problem => problem.dir === dir)
        .map(({ message }) => message);
      return messages.length > 0
        ? { outcome: 'failed', message: messages.join('\n') }
        : { outcome: 'passed' };
    };
  } catch (error) {
    // Where everything must run, what could be installed and was not has failed.
    const missing = error.name === 'ToolMissing' && (!strict || error.optional);
    const outcome = missing ? 'skipped' : 'failed';
    return () => ({ outcome, message: error.message });
  }
}

/** Says what became of a service and a check. */
export function say({ service, check, outcome, seconds, message }) {
  const detail = message ? `\n${message}` : ` (${seconds} s)`;
  log(`${service}: ${check} ${outcome}${detail}`);
}
