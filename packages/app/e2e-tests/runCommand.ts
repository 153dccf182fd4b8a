import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './images';

/** How a command ended. */
export interface CommandRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the documentation as a person's shell does, at the root of the repository. */
export function runCommand(
  command: string,
  env: object = {},
): Promise<CommandRun> {
  const { HOME, PATH = '' } = process.env;
  const bin = join(root, 'node_modules', '.bin');
  const child = spawn('sh', ['-c', command], {
    cwd: root,
    env: { HOME, ...env, PATH: [bin, PATH].join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', text => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', text => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', status => resolve({ status, stdout, stderr }));
  });
}
