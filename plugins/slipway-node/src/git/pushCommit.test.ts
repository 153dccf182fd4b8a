import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTree } from '../tree/createTree';
import { readTree } from '../tree/readTree';
import { createCommit } from './createCommit';
import { pushCommit, PushOptions } from './pushCommit';
import { GitServer } from './testing/GitServer';
import { ordersCommit } from './testing/ordersCommit';

// Every test starts git many times, on a machine that may be busy.
jest.setTimeout(60_000);

describe('pushCommit', () => {
  let server: GitServer;
  let repository: string;

  beforeEach(async () => {
    server = await GitServer.start();
    repository = server.create('orders');
  });
  afterEach(() => server.stop());

  function push(options: Partial<PushOptions> = {}) {
    return pushCommit({
      url: server.urlOf('orders'),
      credentials: server.credentials,
      branch: 'main',
      commit: ordersCommit(),
      pausesMs: [1, 1, 50, 200],
      ...options,
    });
  }

  function refs(): string {
    return server.git(repository, 'for-each-ref');
  }

  /** Everything the repository holds: its refs and how many objects. */
  function state(): string {
    return `${refs()}\n${server.git(repository, 'count-objects', '-v')}`;
  }

  it('makes the branch with one request, and a clone is the tree', async () => {
    const commit = ordersCommit();
    expect(await push({ commit })).toEqual({
      outcome: 'pushed',
      commit: commit.id,
    });
    expect(server.requests).toEqual(['POST /orders.git/git-receive-pack']);
    expect(server.git(repository, 'fsck', '--strict', '--full')).toBe('');
    expect(server.git(repository, 'rev-parse', 'main^{tree}')).toBe(
      commit.treeId,
    );
    server.git(server.folder, 'clone', '--quiet', repository, 'clone');
    const clone = await readTree(join(server.folder, 'clone'));
    expect(
      createCommit({
        tree: clone,
        author: { name: 'A', email: 'a@b.c' },
        date: '2026-01-01T00:00:00Z',
        message: 'x',
      }).treeId,
    ).toBe(commit.treeId);
    expect(clone.get('src/é.bin')?.bytes).toEqual(
      Buffer.from([0, 255, 13, 10]),
    );
    expect(clone.get('bin/run.sh')?.mode).toBe('100755');
  });

  it('pushes thousands of files of every size that git finds sound', async () => {
    const files = Array.from({ length: 1500 }, (_, index) => ({
      path: `folder-${index % 40}/${index % 7}/file ${index}.txt`,
      mode: index % 5 ? ('100644' as const) : ('100755' as const),
      bytes: Buffer.from(`${index}\n`.repeat((index * index) % 3000)),
    }));
    const tree = createTree(files);
    const commit = createCommit({
      tree,
      author: { name: 'A', email: 'a@b.c' },
      date: '2026-01-01T00:00:00Z',
      message: 'x',
    });
    expect((await push({ commit })).outcome).toBe('pushed');
    expect(server.git(repository, 'fsck', '--strict', '--full')).toBe('');
    server.git(server.folder, 'clone', '--quiet', repository, 'clone');
    const clone = await readTree(join(server.folder, 'clone'));
    expect(clone.digest).toBe(tree.digest);
  });

  it('finds its own work done and writes nothing', async () => {
    await push();
    const before = state();
    const already = { outcome: 'already', commit: ordersCommit().id };
    expect(await push()).toEqual(already);
    server.requests.length = 0;
    expect(await push({ lookFirst: true })).toEqual(already);
    expect(server.requests.join()).not.toContain('git-receive-pack');
    expect(state()).toBe(before);
  });

  it('recognises the same files in another commit', async () => {
    await push();
    const before = state();
    const commit = ordersCommit('orders', 'Create it on another day');
    const whole = { outcome: 'whole', commit: ordersCommit().id };
    expect(await push({ commit, lookFirst: true })).toEqual(whole);
    expect(state()).toBe(before);
    expect(await push({ commit })).toEqual(whole);
    expect(refs()).toBe(before.split('\n')[0]);
  });

  it('leaves a branch alone that has moved on', async () => {
    await push();
    const tree = server.git(repository, 'mktree');
    const moved = server.git(
      repository,
      ...['-c', 'user.name=B', '-c', 'user.email=b@b.c'],
      ...['commit-tree', tree, '-p', 'main', '-m', 'Move on'],
    );
    server.git(repository, 'update-ref', 'refs/heads/main', moved);
    const before = state();
    for (const lookFirst of [true, false]) {
      const pushing = push({ lookFirst });
      await expect(pushing).rejects.toMatchObject({ name: 'ConflictError' });
      await expect(pushing).rejects.toThrow(
        `branch main of 127.0.0.1:${server.port}/orders has moved on`,
      );
    }
    expect(state()).toBe(before);
  });

  it('lets one of many win', async () => {
    const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
    const ends = await Promise.allSettled(
      texts.map(text => push({ commit: ordersCommit(text) })),
    );
    const winners = texts.filter((_, i) => ends[i]!.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const end of ends) {
      expect(end.status === 'rejected' && end.reason.name).toBe(
        end.status === 'rejected' && 'ConflictError',
      );
    }
    expect(server.git(repository, 'rev-parse', 'main')).toBe(
      ordersCommit(winners[0]).id,
    );
    expect(server.git(repository, 'fsck', '--strict', '--no-dangling')).toBe(
      '',
    );
  });

  it('ends the same for everybody who pushes the same', async () => {
    const ends = await Promise.all([push(), push(), push(), push()]);
    const outcomes = ends.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['already', 'already', 'already', 'pushed']);
  });

  it('waits for a repository that is not everywhere yet', async () => {
    let refusals = 2;
    server.intercept((_, response) => {
      const refuse = refusals-- > 0;
      if (refuse) {
        response.writeHead(404).end('not yet');
      }
      return refuse;
    });
    const told: string[] = [];
    const onProgress = (message: string) => told.push(message);
    expect((await push({ onProgress })).outcome).toBe('pushed');
    expect(told[0]).toMatch(/there is no repository .*; trying again$/);
  });

  it.each(['a status', 'a cut connection'])(
    'recognises its work after an answer that was lost to %s',
    async how => {
      let lost = false;
      server.intercept((request, response) => {
        const lose = request.method === 'POST' && !lost;
        if (lose) {
          lost = true;
          const { write, end } = response;
          response.write = () => true;
          response.end = (() => {
            Object.assign(response, { write, end });
            return how === 'a status'
              ? response.socket?.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
              : response.socket?.destroy();
          }) as unknown as typeof end;
          response.writeHead = () => response;
        }
        return false;
      });
      expect(await push()).toEqual({
        outcome: 'already',
        commit: ordersCommit().id,
      });
    },
  );

  it('tells of a push that was taken only what is for a person', async () => {
    const hook = join(repository, 'hooks/post-receive');
    const said = [
      '. Processing 1 references',
      'Processed 1 references in total',
      'Resolving deltas: 100% (1/1), done.',
      'warning: the disk is nearly full',
      'To create a merge request for main, visit:',
      '  https://git.acme.dev/acme/orders/-/merge_requests/new',
    ];
    const lines = said.map(line => `echo '${line}' >&2`).join('\n');
    writeFileSync(hook, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
    const told: string[] = [];
    const onProgress = (message: string) => told.push(message);
    expect(await push({ onProgress })).toMatchObject({ outcome: 'pushed' });
    expect(told).toEqual(said.slice(3).map(line => `forge: ${line.trim()}`));
  });

  it('tells what the forge says and why it refused, without the password', async () => {
    const { password } = server.credentials;
    const hook = join(repository, 'hooks/pre-receive');
    writeFileSync(
      hook,
      `#!/bin/sh\nprintf 'rule 7 \\033[31mforbids\\007 ${password}\\n' >&2\nexit 1\n`,
      { mode: 0o755 },
    );
    const told: string[] = [];
    const onProgress = (message: string) => told.push(message);
    const pushing = push({ onProgress });
    await expect(pushing).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(pushing).rejects.toThrow(
      /refused branch main of .*\(pre-receive hook declined\); look at/,
    );
    expect(told).toEqual(['forge: rule 7 [31mforbids ***']);
    expect(refs()).toBe('');
  });
});
