import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FORGE_TOKEN } from './startPortal';

const run = promisify(execFile);

/** A clone as `mode path` → content, and what `git log` says of its only commit. */
export async function cloneFiles(
  folder: string,
  cloneUrl: string,
  token = FORGE_TOKEN,
) {
  const target = await mkdtemp(join(folder, 'clone-'));
  const url = new URL(cloneUrl);
  url.username = 'x-access-token';
  url.password = token;
  await run('git', ['clone', '--quiet', url.href, target]);
  const git = async (...args: string[]) =>
    (await run('git', ['-C', target, ...args])).stdout.trim();
  const files: Record<string, string> = {};
  for (const line of (await git('ls-files', '--stage')).split('\n')) {
    const [mode, , , ...path] = line.split(/\s/);
    const name = path.join(' ');
    files[`${mode} ${name}`] = await readFile(join(target, name), 'utf8');
  }
  await git('fsck', '--strict');
  return { files, log: await git('log', '--format=%H %an <%ae> %cn: %s') };
}
