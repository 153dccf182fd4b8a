import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Pushes a commit to `main` as somebody of the team would, or one in place of everything that was there. */
export async function workOn(
  cloneUrl: string,
  options: {
    readonly token: string;
    readonly folder: string;
    readonly isRewritten: boolean;
  },
): Promise<void> {
  const target = await mkdtemp(join(options.folder, 'clone-'));
  const url = new URL(cloneUrl);
  url.username = 'x-access-token';
  url.password = options.token;
  await run('git', ['clone', '--quiet', url.href, target]);
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@localhost'];
  const git = (...args: string[]) =>
    run('git', ['-C', target, ...author, ...args]);
  await writeFile(join(target, 'NOTES.md'), 'Ours.\n');
  if (options.isRewritten) {
    await git('checkout', '--quiet', '--orphan', 'other');
  }
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Work');
  await git('push', '--quiet', '--force', 'origin', 'HEAD:main');
}
