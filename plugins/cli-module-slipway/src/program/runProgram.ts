import { commands } from '../commands';
import { runCommand } from './runCommand';

/** Runs `slipway <command> …` and gives its exit status. */
export async function runProgram(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const command = commands.find(each => each.name === name);
  if (command) {
    return runCommand(command, rest);
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(helpText());
    return 0;
  }
  const problem = name
    ? `there is no command "${name}"`
    : 'a command is missing';
  process.stderr.write(
    `slipway: ${problem}; the commands are ${commands
      .map(each => each.name)
      .join(', ')}\n`,
  );
  return 2;
}

function helpText(): string {
  const lines = commands.map(
    ({ name, usage, description }) =>
      `  slipway ${name} ${usage}\n      ${description}\n`,
  );
  return `From one form to a governed FastAPI service.\n\n${lines.join('\n')}`;
}
