import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTree } from '../tree/createTree';
import { Commit, createCommit } from './createCommit';
import { packObjects } from './packObjects';
import { pktLine } from './pktLine';
import { pushCommit } from './pushCommit';
import { readRemoteHead } from './readRemoteHead';
import { GitServer } from './testing/GitServer';
import { ordersCommit } from './testing/ordersCommit';

// Every test starts git many times, on a machine that may be busy.
jest.setTimeout(60_000);

describe('readRemoteHead', () => {
  let server: GitServer;
  let repository: string;

  beforeEach(async () => {
    server = await GitServer.start();
    repository = server.create('orders');
  });
  afterEach(() => server.stop());

  function read(branch = 'main') {
    return readRemoteHead({
      url: server.urlOf('orders'),
      credentials: server.credentials,
      branch,
      pausesMs: [],
    });
  }

  /** Commits as a team does, with git: large files, a tag, a branch. */
  function work(): void {
    const copy = join(server.folder, 'copy');
    const git = (...args: string[]) =>
      server.git(copy, '-c', 'user.name=B', '-c', 'user.email=b@b.c', ...args);
    server.git(server.folder, 'init', '--quiet', '-b', 'main', 'copy');
    for (const round of ['one', 'two', 'three']) {
      writeFileSync(join(copy, 'large.bin'), randomBytes(400_000));
      writeFileSync(join(copy, 'a'), round);
      git('add', '.');
      git('commit', '--quiet', '-m', round);
    }
    git('tag', '-a', 'v1', '-m', 'v1', 'HEAD~1');
    git(
      'push',
      '--quiet',
      '--tags',
      repository,
      'main',
      'main~2:refs/heads/old',
    );
  }

  it.each(['only whole packs', 'packs without files'])(
    'reads any branch from a server that gives %s',
    async what => {
      work();
      const allow = String(what === 'packs without files');
      server.git(repository, 'config', 'uploadpack.allowFilter', allow);
      for (const branch of ['main', 'old']) {
        expect(await read(branch)).toEqual({
          commit: server.git(repository, 'rev-parse', branch),
          tree: server.git(repository, 'rev-parse', `${branch}^{tree}`),
        });
      }
    },
  );

  it('finds nothing in an empty repository, and no branch where there is none', async () => {
    expect(await read()).toBeUndefined();
    work();
    expect(await read('mai')).toBeUndefined();
    expect(await read('v1')).toBeUndefined();
  });

  it('does not take one commit for another', async () => {
    const commit = ordersCommit();
    const other = ordersCommit('something else');
    const options = {
      url: server.urlOf('orders'),
      credentials: server.credentials,
      branch: 'main',
    };
    await pushCommit({ ...options, commit });
    let pack = await packOf(other);
    server.intercept((request, response) => {
      if (request.method === 'GET') {
        return false;
      }
      response.writeHead(200, {
        'content-type': 'application/x-git-upload-pack-result',
      });
      response.write(pktLine('NAK\n'));
      const length = (pack.byteLength + 5).toString(16).padStart(4, '0');
      response.end(Buffer.concat([Buffer.from(`${length}\u0001`), pack]));
      return true;
    });
    await expect(read()).rejects.toThrow('a pack that does not begin with');
    pack = Buffer.from('PACK and then nothing that git has ever said');
    await expect(read()).rejects.toThrow('a pack that does not begin with');
    pack = Buffer.concat([(await packOf(commit)).subarray(0, 14), pack]);
    await expect(read()).rejects.toThrow('a pack that is damaged');
    pack = (await packOf(commit)).subarray(0, 40);
    await expect(read()).rejects.toThrow('an answer that breaks off');
    pack = await packOf(commit);
    expect(await read()).toEqual({ commit: commit.id, tree: commit.treeId });
  });

  async function packOf({ objects }: Commit): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of packObjects(objects)) {
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  it('says that the credentials are wrong before a large pack has gone out', async () => {
    const bytes = randomBytes(8_000_000);
    const commit = createCommit({
      tree: createTree([{ path: 'a', mode: '100644', bytes }]),
      author: { name: 'A', email: 'a@b.c' },
      date: '2026-01-01T00:00:00Z',
      message: 'x',
    });
    server.intercept((_, response) => {
      response.writeHead(401, { connection: 'close' }).end();
      response.on('finish', () => response.socket?.destroy());
      return true;
    });
    const pushing = pushCommit({
      url: server.urlOf('orders'),
      branch: 'main',
      commit,
      pausesMs: [1],
    });
    await expect(pushing).rejects.toMatchObject({
      name: 'AuthenticationError',
    });
  });
});
