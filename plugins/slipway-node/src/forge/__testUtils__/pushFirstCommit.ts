import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Pushes one empty commit, like no other, as a person would who cares for nothing; the address holds who it is. */
export async function pushFirstCommit(
  url: string,
  branch: string,
): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'slipway-push-'));
  const git = (...args: string[]) =>
    promisify(execFile)('git', ['-C', work, ...args], {
      env: {
        PATH: process.env.PATH,
        HOME: work,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
      },
    });
  const author = ['-c', 'user.name=T', '-c', 'user.email=t@localhost'];
  try {
    await git('init', '-q', '-b', branch);
    await git(...author, 'commit', '-q', '--allow-empty', '-m', work);
    await git('push', '-qf', url, branch);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
