// Runs a program whose own output nobody wants to read, and says from time to time that it is still at work.
import { spawn } from 'node:child_process';
import { log } from './log.mjs';

const beatMs = 10_000;

/** Yarn's steps, in its own words. */
const yarnStep = /┌ (\w+) step/;

/**
 * Runs a program to its end; its output is only shown where it fails.
 *
 * @param {{what: string, command: string, args: string[], options?: object, everyMs?: number}} work
 *   `what` it does, as `installing dependencies`
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function runWithHeartbeat(work) {
  const { what, command, args, options, everyMs = beatMs } = work;
  const began = Date.now();
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let step = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output += text;
      step = text.match(yarnStep)?.[1].toLowerCase() ?? step;
    });
  }
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const beat = setInterval(
    () => log(`still ${what}${step && `, ${step} step`} (${seconds()} s)`),
    everyMs,
  );
  const stop = endWith(child);
  const status = await new Promise(resolve => {
    child.on('error', error => resolve(error.message));
    child.on('close', resolve);
  });
  clearInterval(beat);
  stop();
  if (status === 0) {
    log(`done ${what} (${seconds()} s)`);
  } else {
    process.stderr.write(output || `${status}\n`);
  }
  return status === 0;
}

/** Ends the child and this process on a signal; gives a function that lets signals be again. */
function endWith(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const end = signal => {
    child.kill(signal);
    process.exit(1);
  };
  signals.forEach(signal => process.on(signal, end));
  return () => signals.forEach(signal => process.off(signal, end));
}
