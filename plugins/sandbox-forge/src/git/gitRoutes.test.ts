import { execFileSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ForgeFixture, TOKEN } from '../__testUtils__/ForgeFixture';
import { rawRequest } from '../__testUtils__/rawRequest';

jest.setTimeout(120_000);

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
    const advertised = await rawRequest(forge.url, {
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
      rawRequest(forge.url, {
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
        await rawRequest(forge.url, {
          path: `/acme/${name}/info/refs?service=git-upload-pack`,
          headers,
        })
      ).status;
    expect(await statusOf('orders')).toBe(401);
    expect(await statusOf('absent')).toBe(401);
    expect(await statusOf('absent', { authorization: basic })).toBe(404);
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
