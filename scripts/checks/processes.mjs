import { spawn } from 'node:child_process';

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const child of children) {
      child.kill('SIGTERM');
    }
  });
}

/** Starts a program; it is ended with this process. */
export function start(command, args, options) {
  const child = spawn(command, args, options);
  children.add(child);
  child.on('error', () => children.delete(child));
  child.on('close', () => children.delete(child));
  return child;
}

/**
 * Runs a program to its end; never rejects.
 *
 * @returns {Promise<{status: number, output: string, stdout: string}>} `output` is everything it said
 */
export function run(command, args, options = {}) {
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
      results[index] = await work(item, worker);
    }
  };
  await Promise.all(Array.from({ length: width }, drain));
  return results;
}
