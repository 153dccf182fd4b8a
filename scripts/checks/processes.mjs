import { spawn } from 'node:child_process';

const children = new Set();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    interrupted = true;
    for (const child of children) {
      child.kill('SIGTERM');
    }
  });
}

/** Whether this process was told to end. */
export const isInterrupted = () => interrupted;

function refuseWhenInterrupted() {
  if (interrupted) {
    throw new Error('ended by a signal');
  }
}

/** Starts a program; it is ended with this process, and none is started after the signal to end. */
export function start(command, args, options) {
  refuseWhenInterrupted();
  const child = spawn(command, args, options);
  children.add(child);
  child.on('error', () => children.delete(child));
  child.on('close', () => children.delete(child));
  if (interrupted) {
    child.kill('SIGTERM');
  }
  return child;
}

/**
 * Runs a program to its end; rejects only when this process is to end.
 *
 * @returns {Promise<{status: number, output: string, stdout: string}>} `output` is everything it said
 */
export async function run(command, args, options = {}) {
  refuseWhenInterrupted();
  return new Promise(done => {
    const child = start(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let stdout = '';
    child.stdout?.on('data', chunk => {
      output += chunk;
      stdout += chunk;
    });
    child.stderr?.on('data', chunk => (output += chunk));
    child.on('error', error =>
      done({ status: 127, output: error.message, stdout }),
    );
    child.on('close', code => done({ status: code ?? 1, output, stdout }));
  });
}

/** Runs a program to its end and gives what it wrote on standard output; throws where it failed. */
export async function runOrThrow(what, command, args, options) {
  const { status, output, stdout } = await run(command, args, options);
  if (status !== 0) {
    throw new Error(`${what} failed:\n${output.trim()}`);
  }
  return stdout;
}

/** Runs `work` on every item, `width` at a time; the results are in the order of the items. */
export async function inParallel(items, width, work) {
  const results = [];
  const queue = items.entries();
  const drain = async (_, worker) => {
    for (const [index, item] of queue) {
      refuseWhenInterrupted();
      results[index] = await work(item, worker);
    }
  };
  await Promise.all(Array.from({ length: width }, drain));
  return results;
}
