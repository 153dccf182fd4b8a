import { spawn } from 'node:child_process';
import { gitEnvironment } from './gitEnvironment';

/** A git process that ended with an error. */
export class GitError extends Error {
  constructor(
    readonly command: string,
    readonly exitCode: number | undefined,
    readonly stderr: string,
  ) {
    super(`git ${command} failed: ${stderr.trim().split('\n')[0]}`);
    this.name = 'GitError';
  }
}

/** Options of {@link runGit}. */
export interface RunGitOptions {
  readonly input?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs git on a bare repository and gives its standard output; throws {@link GitError}. */
export function runGit(
  directory: string,
  args: readonly string[],
  options: RunGitOptions = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: directory,
      env: gitEnvironment({ GIT_DIR: directory, ...options.environment }),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', chunk => output.push(chunk));
    child.stderr.on('data', chunk => errors.push(chunk));
    child.once('error', reject);
    child.once('close', code => {
      if (code === 0) resolve(Buffer.concat(output));
      else {
        const stderr = Buffer.concat(errors).toString('utf8');
        reject(new GitError(args[0] ?? '', code ?? undefined, stderr));
      }
    });
    // A process that ended early closes its input; its exit status says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** Like {@link runGit}, as text without the final line break. */
export async function runGitText(
  directory: string,
  args: readonly string[],
  options: RunGitOptions = {},
): Promise<string> {
  const output = await runGit(directory, args, options);
  return output.toString('utf8').replace(/\n$/, '');
}
