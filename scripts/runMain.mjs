import { log } from './log.mjs';

/** Runs a script's `main` with its arguments; what it gives is the exit status. An error is said and ends with status 1. */
export async function runMain(main) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    log(error.message);
    process.exitCode = 1;
  }
}
