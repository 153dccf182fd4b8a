import { ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** How a run of the program ended. */
export interface Run {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how a program is run. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: object;
  /** What stands on standard input; nothing where it is absent. */
  readonly input?: string;
  /** What happens to the program once this text is in its output, whichever, or once this has come. */
  readonly at?: {
    readonly moment: string | Promise<unknown>;
    readonly happens: Happening;
  };
}

/** A signal it gets, or that nobody reads its standard output any more. */
type Happening = 'SIGINT' | 'SIGTERM' | 'closed';

/** The root of the repository. */
export const root = join(__dirname, '../../../..');

const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const entry = join(__dirname, '../bin.ts');

/** Runs the program as `npm run slipway` does. */
export function runSlipway(
  args: readonly string[],
  options: RunOptions = {},
): Promise<Run> {
  return runNode(slipwayCommand(args).slice(1), options);
}

/** The program and its arguments, as `npm run slipway` has them. */
export function slipwayCommand(args: readonly string[]): readonly string[] {
  return [process.execPath, '--require', transform, entry, ...args];
}

/** Runs a script in a process of its own, without the settings of the test runner. */
export function runNode(
  args: readonly string[],
  options: RunOptions = {},
): Promise<Run> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: options.cwd ?? root,
    env: { PATH, HOME, ...options.env },
    stdio: 'pipe',
  });
  child.stdin.on('error', () => {}).end(options.input);
  let stdout = '';
  let stderr = '';
  const { at } = options;
  const seen = new Promise<void>(resolve => {
    const read = (text: string) =>
      text.includes(String(at?.moment)) && resolve();
    child.stdout.setEncoding('utf8').on('data', text => read((stdout += text)));
    child.stderr.setEncoding('utf8').on('data', text => read((stderr += text)));
  });
  if (at) {
    const moment = typeof at.moment === 'string' ? seen : at.moment;
    moment.then(() => happen(child, at.happens));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) =>
      resolve({ status, signal, stdout, stderr }),
    );
  });
}

function happen(child: ChildProcess, happening: Happening): void {
  if (happening === 'closed') {
    child.stdout?.destroy();
  } else {
    child.kill(happening);
  }
}
