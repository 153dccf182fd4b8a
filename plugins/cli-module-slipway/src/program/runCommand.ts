import { isError } from '@backstage/errors';
import { Command, Ending, OnInterrupt } from './Command';
import { jsonEnd } from './jsonEnd';
import { loadDefault } from './loadDefault';
import { printable } from './printable';
import { watchEnd } from './watchEnd';
import { writeLine } from './writeLine';

/**
 * Runs a command and gives its exit status: 0 done, 1 the work failed, 2 the input was wrong.
 *
 * An error is told on standard error in one line, and several of the same cause in a line each below it. With `--json`
 * standard output gets one line of JSON, however the command ends.
 */
export async function runCommand(
  command: Command,
  args: readonly string[],
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    writeLine(
      `${command.description}.\n\n  slipway ${command.name} ${command.usage}`,
    );
    return 0;
  }
  const isJson = isJsonAsked(command, args);
  const { forget, onInterrupt } = watchEnd(command.name, isJson);
  const ending = await run(command, args, onInterrupt);
  const line = isJson ? JSON.stringify(ending.json) : ending.text;
  if (line !== undefined) {
    await new Promise<void>(done => writeLine(line, done));
  }
  // Not before it is known whether anybody reads the line.
  forget();
  return ending.failure ? tellFailure(command, ending.failure) : 0;
}

/** Also where an option is wrong, be it that very one. */
function isJsonAsked({ usage }: Command, args: readonly string[]): boolean {
  return usage.includes('--json') && args.some(arg => /^--json(=|$)/.test(arg));
}

async function run(
  command: Command,
  args: readonly string[],
  onInterrupt: OnInterrupt,
): Promise<Ending> {
  try {
    const execute = await loadDefault(command.load());
    return await execute(args, onInterrupt);
  } catch (error) {
    const failure = isError(error) ? error : new Error(String(error));
    return { failure, json: jsonEnd(error) };
  }
}

function tellFailure({ name }: Command, failure: Error): number {
  process.stderr.write(`slipway ${name}: ${printable(failure.message)}\n`);
  return failure.name === 'InputError' ? 2 : 1;
}
