import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createTree } from '../tree/createTree';
import { RenderedTree, TreeFile } from '../tree/RenderedTree';
import { writeTree } from '../tree/writeTree';
import { createCommit } from './createCommit';

const ADA = { name: 'Ada Lovelace', email: 'ada@example.org' };
const DATE = '2026-03-01T09:30:00+01:00';

describe('createCommit', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-commit-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function git(args: string[], env: Record<string, string> = {}): string {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        ...env,
      },
    }).trim();
  }

  async function treeIdByGit(
    tree: RenderedTree,
    name: string,
  ): Promise<string> {
    const place = join(folder, name);
    await writeTree(tree, place);
    const env = { GIT_DIR: join(folder, `${name}.git`), GIT_WORK_TREE: place };
    git(['init', '--quiet'], env);
    git(['add', '--all', '--force'], env);
    return git(['write-tree'], env);
  }

  it('makes the ids that git makes, for files, folders and commit', async () => {
    const tree = createTree(
      [
        // Names around the slash, where git's order differs from the order of names alone.
        'a/b',
        'a-b',
        'a.b',
        'a0',
        'a!/x/y/z',
        'é/ß.py',
        'copy/same',
        'run.sh',
      ].map((path, index) => ({
        path,
        mode: path === 'run.sh' ? '100755' : '100644',
        bytes: Buffer.from(index % 2 ? 'same' : `${path}\r\n\0`),
      })),
    );
    const commit = createCommit({
      tree,
      author: { name: '  Ada "the first" Lovelace, ', email: '<ada@x.org>' },
      committer: { name: 'Slip\nway <bot>', email: 'bot@x.org' },
      date: '2026-03-01T09:30:00.999-05:30',
      message: 'Create orders ⚓\n\nWith a body.',
    });
    expect(commit.treeId).toBe(await treeIdByGit(tree, 'one'));
    const id = git(
      ['commit-tree', commit.treeId, '-m', 'Create orders ⚓\n\nWith a body.'],
      {
        GIT_DIR: join(folder, 'one.git'),
        GIT_AUTHOR_NAME: '  Ada "the first" Lovelace, ',
        GIT_AUTHOR_EMAIL: '<ada@x.org>',
        GIT_COMMITTER_NAME: 'Slip\nway <bot>',
        GIT_COMMITTER_EMAIL: 'bot@x.org',
        GIT_AUTHOR_DATE: '1772377200 -0530',
        GIT_COMMITTER_DATE: '1772377200 -0530',
      },
    );
    expect(commit.id).toBe(id);
    const same = commit.objects.filter(
      ({ content }) => Buffer.from(content).toString() === 'same',
    );
    expect(same).toHaveLength(1);
    expect(commit.objects[0]).toMatchObject({ type: 'commit', id });
  });

  it('makes git’s tree id of any tree', async () => {
    const name = fc.stringMatching(/^[a-c!.0-]{0,3}[a-c]$/);
    const path = fc
      .array(name, { minLength: 1, maxLength: 3 })
      .map(names => names.join('/'));
    const files = fc.uniqueArray(
      fc.record<TreeFile>({
        path,
        mode: fc.constantFrom('100644', '100755'),
        bytes: fc.uint8Array({ maxLength: 8 }),
      }),
      { selector: file => file.path, minLength: 1, maxLength: 12 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(files, async list => {
        let tree: RenderedTree;
        try {
          tree = createTree(list);
        } catch {
          return;
        }
        const { treeId } = createCommit({
          tree,
          author: ADA,
          date: DATE,
          message: 'x',
        });
        expect(treeId).toBe(await treeIdByGit(tree, `run-${run++}`));
      }),
      { numRuns: 20 },
    );
    expect(run).toBeGreaterThan(5);
  }, 60_000);

  it('gives the same commit for the same task, another for any difference', () => {
    const file = {
      path: 'a',
      mode: '100644',
      bytes: Buffer.from('a'),
    } as const;
    const spec = {
      tree: createTree([file]),
      author: ADA,
      date: DATE,
      message: 'Create orders',
    };
    const { id, treeId } = createCommit(spec);
    expect(createCommit({ ...spec, message: 'Create orders\n' }).id).toBe(id);
    for (const other of [
      { author: { ...ADA, name: 'Ada' } },
      { committer: { ...ADA, email: 'ada@example.com' } },
      { date: '2026-03-01T08:30:00Z' },
      { message: 'Create payments' },
    ]) {
      const commit = createCommit({ ...spec, ...other });
      expect(commit.treeId).toBe(treeId);
      expect(commit.id).not.toBe(id);
    }
  });

  it.each([
    [{ tree: createTree([]) }, 'there is no file to commit'],
    [{ author: { name: ' <> ', email: 'a@b.c' } }, 'needs a name and an email'],
    [{ committer: { name: 'A', email: '\n' } }, 'needs a name and an email'],
    [{ date: 'yesterday' }, 'the commit date "yesterday" is not understood'],
    [{ date: '2026-03-01' }, 'is not understood'],
    [{ date: '2026-03-01T09:30:00' }, 'is not understood'],
    [{ date: '2026-13-01T09:30:00Z' }, 'is not understood'],
    [{ date: '1969-12-31T23:00:00Z' }, 'is not understood'],
    [{ message: ' \n' }, 'the commit message is empty'],
    [{ message: 'a\0b' }, 'NUL'],
  ])('refuses %j', (wrong, problem) => {
    const spec = {
      tree: createTree([{ path: 'a', mode: '100644', bytes: Buffer.alloc(0) }]),
      author: ADA,
      date: DATE,
      message: 'x',
    };
    const attempt = () => createCommit({ ...spec, ...wrong });
    expect(attempt).toThrow(problem);
    expect(attempt).toThrow(expect.objectContaining({ name: 'InputError' }));
  });
});
