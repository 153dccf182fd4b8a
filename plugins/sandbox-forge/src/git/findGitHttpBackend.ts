import { ForwardedError } from '@backstage/errors';
import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Path of the `git-http-backend` program of the installed git. */
export async function findGitHttpBackend(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', ['--exec-path']);
    const program = join(stdout.trim(), 'git-http-backend');
    await access(program, constants.X_OK);
    return program;
  } catch (error) {
    throw new ForwardedError(
      'The sandbox forge needs git with its http-backend on the PATH; install git 2.38 or later',
      error,
    );
  }
}
