import { isError } from '@backstage/errors';
import { Command } from './Command';
import { loadDefault } from './loadDefault';
import { printable } from './printable';

/**
 * Runs a command and gives its exit status: 0 done, 1 the work failed, 2 the input was wrong.
 *
 * An error is told on standard error in one line, and several of the same cause in a line each below it.
 */
export async function runCommand(
  command: Command,
  args: readonly string[],
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(
      `${command.description}.\n\n  slipway ${command.name} ${command.usage}\n`,
    );
    return 0;
  }
  try {
    const execute = await loadDefault(command.load());
    await execute(args);
    return 0;
  } catch (error) {
    const message = isError(error) ? error.message : String(error);
    process.stderr.write(`slipway ${command.name}: ${printable(message)}\n`);
    return isError(error) && error.name === 'InputError' ? 2 : 1;
  }
}
