import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pushCommit } from './pushCommit';
import { readRemoteStart } from './readRemoteStart';
import { GitServer } from './testing/GitServer';
import { ordersCommit } from './testing/ordersCommit';

// Every test starts git many times, on a machine that may be busy.
jest.setTimeout(60_000);

describe('readRemoteStart', () => {
  let server: GitServer;
  let repository: string;
  const commit = ordersCommit();

  beforeEach(async () => {
    server = await GitServer.start();
    repository = server.create('orders');
  });
  afterEach(() => server.stop());

  const remote = (branch = 'main') => ({
    url: server.urlOf('orders'),
    credentials: server.credentials,
    branch,
    // While git works the server cannot, and may close a connection that is about to be used again.
    pausesMs: [100],
  });

  /** Goes on as a team does: commits, and a merge that brings a history of its own along. */
  function work(rounds: number): void {
    const copy = join(server.folder, 'copy');
    const git = (...args: string[]) =>
      server.git(copy, '-c', 'user.name=B', '-c', 'user.email=b@b.c', ...args);
    server.git(server.folder, 'clone', '--quiet', repository, 'copy');
    for (let round = 0; round < rounds; round++) {
      writeFileSync(join(copy, 'a'), `${round}`);
      git('add', '.');
      git('commit', '--quiet', '-m', `Round ${round} of what goes on`);
    }
    git('checkout', '--quiet', '--orphan', 'other');
    git('commit', '--quiet', '-m', 'Another beginning');
    git('checkout', '--quiet', 'main');
    const merge = ['--allow-unrelated-histories', '--no-edit', '--quiet'];
    git('merge', ...merge, '-X', 'ours', 'other');
    git('push', '--quiet', 'origin', 'main');
  }

  it.each([true, false])(
    'finds the first commit below what followed it, whether files can be left out (%p) or not',
    async canFilter => {
      const allow = String(canFilter);
      server.git(repository, 'config', 'uploadpack.allowFilter', allow);
      await pushCommit({ ...remote(), commit });
      expect(await readRemoteStart(remote())).toEqual({
        commit: commit.id,
        tree: commit.treeId,
        followers: 0,
      });

      work(40);
      // What a server keeps is packed as differences sooner or later.
      server.git(repository, 'repack', '-a', '-d', '-f', '--quiet');

      expect(await readRemoteStart(remote())).toEqual({
        commit: commit.id,
        tree: commit.treeId,
        followers: 41,
      });
    },
  );

  it('finds nothing where there is no branch', async () => {
    expect(await readRemoteStart(remote())).toBeUndefined();
  });
});
