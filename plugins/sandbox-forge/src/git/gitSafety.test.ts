import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ForgeFixture, TOKEN } from '../__testUtils__/ForgeFixture';
import { rawRequest } from '../__testUtils__/rawRequest';
import { runScript } from '../__testUtils__/runScript';

jest.setTimeout(120_000);

const basic = `Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}`;

describe("git's smart HTTP among strangers", () => {
  let forge: ForgeFixture;
  const git = (...args: string[]) => forge.git(...args);

  beforeAll(async () => {
    forge = await ForgeFixture.start();
    await forge.api('POST', '/orgs/acme/repos', {
      body: { name: 'orders', private: true },
    });
    await git('init', '-q', '-b', 'main', 'work');
    await git('-C', 'work', 'commit', '-q', '--allow-empty', '-m', 'One');
    await git('-C', 'work', 'push', '-q', forge.remote('acme/orders'), 'main');
  });
  afterAll(() => forge.stop());

  it('serves nothing but the three services of a repository', async () => {
    const { body } = await forge.api('GET', '/repos/acme/orders');
    const inside = `${body.id}/git`;
    const headers = { authorization: basic };
    for (const path of [
      '/acme/orders/HEAD',
      '/acme/orders.git/config',
      '/acme/orders.git/objects/info/packs',
      '/acme/orders.git/info/refs',
      '/acme/orders.git/info/refs?service=git-upload-archive',
      '/acme/orders.git/info/refs?service=../../x',
      `/${inside}/info/refs?service=git-upload-pack`,
      `/acme/../${inside}/info/refs?service=git-upload-pack`,
      `/acme/..%2f${body.id}%2fgit/info/refs?service=git-upload-pack`,
      '/acme/%2e%2e/info/refs?service=git-upload-pack',
      '/../../etc/passwd',
      '/acme/orders/raw/main/../../../accounts.json',
      '/acme/orders/raw/main/..%2f..%2f..%2faccounts.json',
      '/acme/orders/raw/..%2f..%2fvault.json/x',
    ]) {
      const answer = await rawRequest(forge.url, { path, headers });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const posted = await rawRequest(forge.url, {
      method: 'POST',
      path: '/acme/orders.git/git-upload-archive',
      headers,
    });
    expect(posted.status).toBe(404);
  });

  it('runs nothing that was pushed or that lies in a repository', async () => {
    const { body } = await forge.api('GET', '/repos/acme/orders');
    const marker = join(forge.folder, 'executed');
    const directory = join(
      forge.stateDirectory,
      'repositories',
      String(body.id),
      'git',
    );
    await mkdir(join(directory, 'hooks'), { recursive: true });
    for (const hook of [
      'pre-receive',
      'update',
      'post-receive',
      'post-update',
    ]) {
      const script = `#!/bin/sh\ntouch ${marker}\n`;
      await writeFile(join(directory, 'hooks', hook), script, { mode: 0o755 });
    }
    const hostile = `[core]\n\tfsmonitor = touch ${marker}\n\thooksPath = hooks\n`;
    await writeFile(join(directory, 'config'), hostile, { flag: 'a' });
    await git('-C', 'work', 'commit', '-q', '--allow-empty', '-m', 'Again');
    await git('-C', 'work', 'push', '-q', forge.remote('acme/orders'), 'main');
    await forge.api('GET', '/repos/acme/orders/contents/');
    expect(await readdir(forge.folder)).not.toContain('executed');
  });

  it('refuses a tree that would write into .git of whoever clones it', async () => {
    const hash = (args: string[], input: string) =>
      execFileSync('git', ['-C', join(forge.folder, 'work'), ...args], {
        input,
      })
        .toString()
        .trim();
    const blob = hash(['hash-object', '-w', '--stdin'], '[core]\n');
    const inner = hash(['mktree'], `100644 blob ${blob}\tconfig\n`);
    const tree = hash(['mktree'], `040000 tree ${inner}\t.git\n`);
    const commit = await git('-C', 'work', 'commit-tree', tree, '-m', 'Bad');
    await expect(
      git(
        '-C',
        'work',
        'push',
        forge.remote('acme/orders'),
        `${commit}:refs/heads/bad`,
      ),
    ).rejects.toThrow(/hasDotgit|fsck error|unpacker error/);
  });

  it('ends its git processes when a client goes away', async () => {
    const call = halfPush(forge.url);
    await waitFor(() => gitBelow(process.pid).length > 1);
    const left = gitBelow(process.pid);
    call.destroy();
    await waitFor(() => !left.some(isAlive));
  });

  it('leaves no git process behind when it is killed in the middle of a push', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-forge-'));
    const child = runScript('runForge', folder, TOKEN);
    try {
      const [line] = await once(child.stdout, 'data');
      const url = String(line).trim();
      const headers = { Authorization: `Bearer ${TOKEN}` };
      await fetch(`${url}/api/v3/orgs/acme/repos`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ name: 'orders' }),
      });
      const call = halfPush(url);
      await waitFor(() => gitBelow(child.pid).length > 1);
      const left = gitBelow(child.pid);
      child.kill('SIGKILL');
      await waitFor(() => !left.some(isAlive));
      call.destroy();
    } finally {
      child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** Begins a push and leaves it at that. */
function halfPush(url: string) {
  const call = request(`${url}/acme/orders/git-receive-pack`, {
    method: 'POST',
    headers: {
      authorization: basic,
      'content-type': 'application/x-git-receive-pack-request',
      'content-length': '1000',
    },
  });
  call.on('error', () => undefined);
  call.write('00');
  return call;
}

/** The processes of git that descend from a process. */
function gitBelow(pid: number | undefined): readonly number[] {
  const list = execFileSync('ps', ['-eo', 'pid=,ppid=,comm=']).toString();
  const all = list.split('\n').map(line => line.trim().split(/\s+/));
  const below = (parent: string): readonly string[] =>
    all
      .filter(([, of]) => of === parent)
      .filter(([, , name = '']) => /(^|\/)git/.test(name))
      .flatMap(([child = '']) => [child, ...below(child)]);
  return below(String(pid)).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function waitFor(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries++) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  expect(condition()).toBe(true);
}
