import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DescribedForge } from '../__testUtils__/DescribedForge';
import { ForgeFixture, TOKEN } from '../__testUtils__/ForgeFixture';

jest.setTimeout(60_000);

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('contents, commits and the Git Data API', () => {
  const R = '/repos/acme/orders';
  let fixture: ForgeFixture;
  let forge: DescribedForge;
  let main: string;

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
    forge = new DescribedForge(fixture);
    await forge.expect(201, 'POST', '/orgs/acme/repos', {
      name: 'orders',
      auto_init: true,
      description: 'Orders',
    });
    main = (await forge.expect(200, 'GET', `${R}/git/ref/heads/main`)).object
      .sha;
  });
  afterAll(() => fixture.stop());

  it('answers 409 where nothing was ever pushed', async () => {
    const E = '/repos/acme/empty';
    await forge.expect(201, 'POST', '/orgs/acme/repos', { name: 'empty' });
    await forge.expect(404, 'GET', `${E}/contents/`);
    await forge.expect(409, 'GET', `${E}/commits`);
    await forge.expect(409, 'GET', `${E}/commits/main`);
    await forge.expect(409, 'GET', `${E}/git/ref/heads/main`);
    await forge.expect(409, 'POST', `${E}/git/blobs`, { content: 'x' });
    await forge.expect(409, 'POST', `${E}/git/trees`, { tree: [] });
    await forge.expect(409, 'POST', `${E}/git/refs`, { ref: 'x', sha: main });
    const first = { message: 'One', content: base64('hello') };
    await forge.expect(201, 'PUT', `${E}/contents/a/b.txt`, first);
    await forge.expect(200, 'GET', `${E}/commits`);
  });

  it('reads files and folders', async () => {
    const file = await forge.expect(200, 'GET', `${R}/contents/README.md`);
    const text = Buffer.from(file.content, 'base64').toString('utf8');
    expect(text).toBe('# orders\nOrders\n');
    const raw = await fixture.api('GET', `${R}/contents/README.md`, {
      headers: { Accept: 'application/vnd.github.v3.raw' },
    });
    expect(raw.text).toBe(text);
    const again = await fixture.api('GET', `${R}/contents/README.md`, {
      headers: {
        Accept: 'application/vnd.github.v3.raw',
        'If-None-Match': raw.headers.get('etag') ?? '',
      },
    });
    expect(again.status).toBe(304);
    const [entry] = await forge.expect(200, 'GET', `${R}/contents/?ref=main`);
    expect(entry).toMatchObject({ name: 'README.md', type: 'file' });
    await forge.expect(200, 'GET', `${R}/readme`);
    await forge.expect(404, 'GET', `${R}/contents/absent`);
    await forge.expect(404, 'GET', `${R}/contents/README.md?ref=absent`);
    for (const path of ['..%2F..', '%2e%2e%2fx', 'a%00b', '.%2Fx', '-x']) {
      await forge.expect(404, 'GET', `${R}/contents/${path}`);
    }
    for (const ref of ['--help', 'main~1', 'main:README.md', ':/Initial']) {
      const path = `${R}/contents/?ref=${encodeURIComponent(ref)}`;
      await forge.expect(404, 'GET', path);
    }
  });

  it('writes and removes files, and only knowing what it replaces', async () => {
    const path = `${R}/contents/src%2Fmain.py`;
    const put = (more: object) => ({
      message: 'Write',
      content: base64('print()\n'),
      ...more,
    });
    const made = await forge.expect(201, 'PUT', path, put({}));
    expect(made.content.path).toBe('src/main.py');
    await forge.expect(422, 'PUT', path, put({}));
    await forge.expect(409, 'PUT', path, put({ sha: main }));
    const changed = put({
      sha: made.content.sha,
      content: base64('other'),
      author: { name: 'Ann', email: 'ann@acme.localhost' },
    });
    const after = await forge.expect(200, 'PUT', path, changed);
    expect(after.commit.author.name).toBe('Ann');
    const removal = { message: 'Remove', sha: after.content.sha };
    await forge.expect(200, 'DELETE', path, removal);
    await forge.expect(404, 'GET', path);
    await forge.expect(404, 'DELETE', path, removal);
    for (const bad of ['.git%2Fconfig', 'a%2F.GIT%2Fx', '..%2Fx']) {
      await forge.expect(422, 'PUT', `${R}/contents/${bad}`, put({}));
    }
  });

  it('stores blobs, trees and commits, and moves refs', async () => {
    const blob = await forge.expect(201, 'POST', `${R}/git/blobs`, {
      content: base64('ä'),
      encoding: 'base64',
    });
    const read = await forge.expect(200, 'GET', `${R}/git/blobs/${blob.sha}`);
    expect(Buffer.from(read.content, 'base64').toString('utf8')).toBe('ä');
    const top = `${R}/git/trees/main`;
    const base = await forge.expect(200, 'GET', `${top}?recursive=true`);
    const tree = await forge.expect(201, 'POST', `${R}/git/trees`, {
      base_tree: base.sha,
      tree: [
        { path: 'a/b.txt', mode: '100644', type: 'blob', sha: blob.sha },
        {
          path: 'run.sh',
          mode: '100755',
          type: 'blob',
          content: '#!/bin/sh\n',
        },
        { path: 'copy', mode: '040000', type: 'tree', sha: base.sha },
        { path: 'README.md', mode: '100644', type: 'blob', sha: null },
      ],
    });
    expect(tree.tree.map((one: any) => [one.path, one.mode])).toEqual([
      ['a', '040000'],
      ['copy', '040000'],
      ['run.sh', '100755'],
    ]);
    for (const wrong of [
      { path: '.git/config', mode: '100644', content: 'x' },
      { path: '../x', mode: '100644', content: 'x' },
      { path: 'x', mode: '100644', sha: '0'.repeat(40) },
      { path: 'z', mode: '040000', sha: blob.sha },
    ]) {
      const body = { base_tree: base.sha, tree: [wrong] };
      await forge.expect(422, 'POST', `${R}/git/trees`, body);
    }
    const person = {
      name: 'Ann',
      email: 'ann@acme.localhost',
      date: '2020-01-02T03:04:05Z',
    };
    const commit = await forge.expect(201, 'POST', `${R}/git/commits`, {
      message: 'Two\n\nBody',
      tree: tree.sha,
      parents: [main],
      author: person,
    });
    expect(commit).toMatchObject({ author: person, committer: person });
    await forge.expect(200, 'GET', `${R}/git/commits/${commit.sha}`);
    await forge.expect(404, 'GET', `${R}/git/commits/${blob.sha}`);
    const next = { ref: 'refs/heads/feature/one', sha: commit.sha };
    await forge.expect(201, 'POST', `${R}/git/refs`, next);
    await forge.expect(422, 'POST', `${R}/git/refs`, next);
    for (const ref of [
      'main',
      'refs/heads/a..b',
      'refs/x',
      'refs/heads/-x y',
    ]) {
      const wrong = { ref, sha: commit.sha };
      await forge.expect(422, 'POST', `${R}/git/refs`, wrong);
    }
    const ref = `${R}/git/refs/heads/feature/one`;
    await forge.expect(422, 'PATCH', ref, { sha: main });
    await forge.expect(200, 'PATCH', ref, { sha: main, force: true });
    await forge.expect(200, 'PATCH', ref, { sha: commit.sha });
    const some = await forge.expect(
      200,
      'GET',
      `${R}/git/matching-refs/heads/f`,
    );
    expect(some).toHaveLength(1);
    const compared = await forge.expect(
      200,
      'GET',
      `${R}/compare/${main}...feature%2Fone`,
    );
    expect(compared).toMatchObject({ status: 'ahead', ahead_by: 1 });
    await forge.expect(404, 'GET', `${R}/compare/main...absent`);
    await forge.expect(200, 'GET', `${R}/branches`);
    await forge.expect(200, 'GET', `${R}/branches/feature%2Fone`);
    await forge.expect(404, 'GET', `${R}/branches/absent`);
    await forge.expect(204, 'DELETE', ref);
    await forge.expect(422, 'DELETE', ref);
    await forge.expect(422, 'DELETE', `${R}/git/refs/heads/main`);
  });

  it('tells commits, their statuses and their files', async () => {
    const list = await forge.expect(200, 'GET', `${R}/commits?per_page=1`);
    expect(list).toHaveLength(1);
    await forge.expect(200, 'GET', `${R}/commits?path=README.md`);
    const commit = await forge.expect(200, 'GET', `${R}/commits/${main}`);
    expect(commit.files).toHaveLength(1);
    await forge.expect(422, 'GET', `${R}/commits/absent`);
    await forge.expect(201, 'POST', `${R}/statuses/${main}`, {
      state: 'failure',
      context: 'build',
    });
    await forge.expect(201, 'POST', `${R}/statuses/${main}`, {
      state: 'success',
      context: 'build',
      description: 'Built',
      target_url: 'http://localhost/1',
    });
    const status = `${R}/commits/${main}/status`;
    const combined = await forge.expect(200, 'GET', status);
    expect(combined).toMatchObject({ state: 'success', total_count: 1 });
    expect(combined.sha).toBe(main);
  });

  it('packs archives where the answer points to', async () => {
    for (const kind of ['tarball', 'zipball']) {
      const answer = await forge.call('GET', `${R}/${kind}/main`);
      expect(answer.status).toBe(302);
      const response = await fetch(answer.headers.get('location') ?? '', {
        headers: { Authorization: `Bearer ${TOKEN}` },
      });
      expect(response.status).toBe(200);
      if (kind === 'zipball') continue;
      const folder = join(fixture.folder, 'unpacked');
      await mkdir(folder);
      const bytes = Buffer.from(await response.arrayBuffer());
      await writeFile(join(folder, 'x.tar.gz'), bytes);
      execFileSync('tar', ['-xzf', 'x.tar.gz', '--strip-components=1'], {
        cwd: folder,
      });
      const readme = await readFile(join(folder, 'README.md'), 'utf8');
      expect(readme).toContain('# orders');
    }
    await forge.expect(404, 'GET', `${R}/tarball/absent`);
  });
});
