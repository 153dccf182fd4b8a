import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ForgeFixture, TOKEN } from '../__testUtils__/ForgeFixture';

jest.setTimeout(120_000);

/** A request whose path and headers reach the forge as they are, without a client's clean-up. */
function raw(
  forge: ForgeFixture,
  options: {
    readonly path: string;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Buffer;
  },
): Promise<{ readonly status: number; readonly body: Buffer }> {
  const { hostname, port } = new URL(forge.url);
  return new Promise((resolve, reject) => {
    const { method, path, headers } = options;
    const call = request({ hostname, port, method, path, headers }, res => {
      const chunks: Buffer[] = [];
      res.on('data', chunk => chunks.push(chunk));
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, body: Buffer.concat(chunks) }),
      );
    });
    call.on('error', reject);
    call.end(options.body);
  });
}

const basic = `Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}`;

describe("git's smart HTTP", () => {
  let forge: ForgeFixture;
  const git = (...args: string[]) => forge.git(...args);
  const create = (name: string, more: object = {}) =>
    forge.api('POST', '/orgs/acme/repos', {
      body: { name, private: true, ...more },
    });

  beforeAll(async () => {
    forge = await ForgeFixture.start();
    await create('orders');
    await git('init', '-q', '-b', 'main', 'work');
    await mkdir(join(forge.folder, 'work/bin'));
    await writeFile(join(forge.folder, 'work/ä b.txt'), 'text\n');
    await writeFile(join(forge.folder, 'work/bin/run.sh'), '#!/bin/sh\n');
    await chmod(join(forge.folder, 'work/bin/run.sh'), 0o755);
    await git('-C', 'work', 'add', '-A');
    await git('-C', 'work', 'commit', '-qm', 'Create the service');
    await git('-C', 'work', 'push', '-q', forge.remote('acme/orders'), 'main');
  });
  afterAll(() => forge.stop());

  it('gives back exactly what was pushed, with and without .git', async () => {
    const head = await git('-C', 'work', 'rev-parse', 'HEAD');
    for (const name of ['acme/orders', 'acme/orders.git', 'ACME/Orders.git']) {
      const copy = name.replace(/\W/g, '-');
      await git('clone', '-q', forge.remote(name), copy);
      expect(await git('-C', copy, 'rev-parse', 'HEAD')).toBe(head);
      expect(await git('-C', copy, 'status', '--porcelain')).toBe('');
    }
    const { body } = await forge.api('GET', '/repos/acme/orders/commits/main');
    expect(body.sha).toBe(head);
  });

  it('speaks protocol versions 0 and 2, and shallow and partial clones', async () => {
    const url = forge.remote('acme/orders');
    const refs = await git('-c', 'protocol.version=0', 'ls-remote', url);
    expect(await git('-c', 'protocol.version=2', 'ls-remote', url)).toBe(refs);
    await git('clone', '-q', '--depth=1', url, 'shallow');
    await git('clone', '-q', '--filter=blob:none', url, 'partial');
    const advertised = await raw(forge, {
      path: '/acme/orders/info/refs?service=git-upload-pack',
      headers: { authorization: basic, 'git-protocol': 'version=2' },
    });
    expect(advertised.body.toString()).toContain('version 2');
  });

  it('reads compressed request bodies', async () => {
    const body = Buffer.from(
      '0014command=ls-refs\n0001001aref-prefix refs/heads/0000',
    );
    const call = (encoding: Record<string, string>, bytes: Buffer) =>
      raw(forge, {
        method: 'POST',
        path: '/acme/orders.git/git-upload-pack',
        headers: {
          authorization: basic,
          'git-protocol': 'version=2',
          'content-type': 'application/x-git-upload-pack-request',
          ...encoding,
        },
        body: bytes,
      });
    const plain = await call({}, body);
    expect(plain.body.toString()).toContain('refs/heads/main');
    const packed = await call({ 'content-encoding': 'gzip' }, gzipSync(body));
    expect(packed.body.equals(plain.body)).toBe(true);
  });

  it('takes a large push and leaves a clean repository', async () => {
    await create('large');
    await git('init', '-q', '-b', 'main', 'large');
    for (let index = 0; index < 300; index++) {
      const text = `${index}\n`.repeat(2000);
      await writeFile(join(forge.folder, `large/${index}.txt`), text);
    }
    await git('-C', 'large', 'add', '-A');
    await git('-C', 'large', 'commit', '-qm', 'Large');
    const small = ['-c', 'http.postBuffer=65536'];
    await git(
      '-C',
      'large',
      ...small,
      'push',
      '-q',
      forge.remote('acme/large'),
      'main',
    );
    const { body } = await forge.api('GET', '/repos/acme/large');
    const directory = join(
      forge.stateDirectory,
      'repositories',
      String(body.id),
      'git',
    );
    execFileSync('git', ['-C', directory, 'fsck', '--strict', '--full']);
  });

  it('follows the first branch that is pushed', async () => {
    await create('trunk');
    const target = forge.remote('acme/trunk');
    await git('-C', 'work', 'push', '-q', target, 'main:trunk');
    const { body } = await forge.api('GET', '/repos/acme/trunk');
    expect(body.default_branch).toBe('trunk');
    await git('clone', '-q', target, 'trunk');
    expect(await git('-C', 'trunk', 'branch', '--show-current')).toBe('trunk');
  });

  it('asks for the token as GitHub does', async () => {
    await create('open', { private: false });
    await git('-C', 'work', 'push', '-q', forge.remote('acme/open'), 'main');
    const anonymous = (name: string) => `${forge.url}/acme/${name}`;
    await git('clone', '-q', anonymous('open'), 'open');
    await expect(
      git('clone', '-q', anonymous('orders'), 'refused'),
    ).rejects.toThrow(/could not read Username/);
    await expect(
      git('-C', 'work', 'push', '-q', anonymous('open'), 'main:x'),
    ).rejects.toThrow(/could not read Username/);
    await expect(
      git('clone', '-q', anonymous('orders').replace('//', '//x:wrong@'), 'no'),
    ).rejects.toThrow(/Authentication failed/);

    const statusOf = async (name: string, headers = {}) =>
      (
        await raw(forge, {
          path: `/acme/${name}/info/refs?service=git-upload-pack`,
          headers,
        })
      ).status;
    expect(await statusOf('orders')).toBe(401);
    expect(await statusOf('absent')).toBe(401);
    expect(await statusOf('absent', { authorization: basic })).toBe(404);
  });

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
      const answer = await raw(forge, { path, headers });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const posted = await raw(forge, {
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

  it('takes pushes to one repository at once without losing any', async () => {
    await create('busy');
    const target = forge.remote('acme/busy');
    await git('-C', 'work', 'push', '-q', target, 'main');
    const names = Array.from({ length: 6 }, (_, index) => `b${index}`);
    await Promise.all(
      names.map(name =>
        git('-C', 'work', 'push', '-q', target, `main:refs/heads/${name}`),
      ),
    );
    const { body } = await forge.api('GET', '/repos/acme/busy/branches');
    expect(body.map((one: any) => one.name)).toEqual([...names, 'main'].sort());
  });

  it('ends its git processes when a client goes away', async () => {
    const before = childrenOf(process.pid);
    const { hostname, port } = new URL(forge.url);
    const call = request({
      hostname,
      port,
      method: 'POST',
      path: '/acme/orders/git-receive-pack',
      headers: {
        authorization: basic,
        'content-type': 'application/x-git-receive-pack-request',
        'content-length': '1000',
      },
    });
    call.on('error', () => undefined);
    call.write('00');
    await waitFor(() => childrenOf(process.pid).length > before.length);
    call.destroy();
    await waitFor(() => childrenOf(process.pid).length === before.length);
  });
});

describe('a forge that lets everybody clone', () => {
  it('gives private repositories to read, and still takes no push', async () => {
    const forge = await ForgeFixture.start({ anonymousClone: true });
    try {
      await forge.api('POST', '/orgs/acme/repos', {
        body: { name: 'orders', private: true, auto_init: true },
      });
      await forge.git('clone', '-q', `${forge.url}/acme/orders.git`, 'copy');
      await expect(
        forge.git('-C', 'copy', 'push', '-q', 'origin', 'main:other'),
      ).rejects.toThrow(/could not read Username/);
      const call = { token: undefined };
      const answer = await forge.api('GET', '/repos/acme/orders', call);
      expect(answer.status).toBe(404);
    } finally {
      await forge.stop();
    }
  });
});

function childrenOf(pid: number): readonly string[] {
  const list = execFileSync('ps', ['-eo', 'ppid=,pid=,comm=']).toString();
  return list
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(([parent, , name]) => parent === String(pid) && name !== 'ps')
    .map(([, child = '']) => child);
}

async function waitFor(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries++) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  expect(condition()).toBe(true);
}
