import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createTree } from './createTree';
import { readTree } from './readTree';
import { RenderedTree, TreeFile } from './RenderedTree';
import { writeTree } from './writeTree';

jest.setTimeout(60_000);

function treeOf(files: Record<string, string>): RenderedTree {
  return createTree(
    Object.entries(files).map(
      ([path, text]): TreeFile => ({
        path,
        mode: path.endsWith('.sh') ? '100755' : '100644',
        bytes: Buffer.from(text),
      }),
    ),
  );
}

/** A tree that cannot be written to the end: a file lies where a folder has to be. */
function impossible(): RenderedTree {
  const { files, ...rest } = treeOf({ a: '', 'b/c': '', 'd/e': '' });
  const broken = { path: 'b/c/f', mode: '100644', bytes: Buffer.alloc(1) };
  return { ...rest, files: [...files, broken as TreeFile] };
}

describe('writeTree', () => {
  let folder: string;
  const tree = treeOf({
    'README.md': '# Orders\n',
    'bin/run.sh': '#!/bin/sh\n',
    'src/deep/down/main.py': '',
    'src/é.py': 'é\r\n\0',
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-tree-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes the same bytes and modes that are read back', async () => {
    const target = join(folder, 'not/there/yet');
    await writeTree(tree, target);
    expect((await readTree(target)).digest).toBe(tree.digest);
    expect(readFileSync(join(target, 'src/é.py'), 'utf8')).toBe('é\r\n\0');
    expect(lstatSync(join(target, 'bin/run.sh')).mode & 0o111).not.toBe(0);
    expect(lstatSync(join(target, 'README.md')).mode & 0o111).toBe(0);
    expect(readdirSync(join(folder, 'not/there'))).toEqual(['yet']);
    expect(lstatSync(target).mode).toBe(lstatSync(join(folder, 'not')).mode);
  });

  it('fills an empty folder without replacing it', async () => {
    const before = lstatSync(folder).ino;
    await writeTree(tree, folder);
    expect(lstatSync(folder).ino).toBe(before);
    expect((await readTree(folder)).digest).toBe(tree.digest);
  });

  it('refuses a folder that is not empty, a file and a link, and touches none', async () => {
    writeFileSync(join(folder, 'mine'), 'mine');
    mkdirSync(join(folder, 'empty'));
    symlinkSync('empty', join(folder, 'link'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    for (const [target, problem] of [
      [folder, 'is not empty'],
      [join(folder, 'mine'), 'is not a folder'],
      [join(folder, 'link'), 'is not a folder'],
      [join(folder, 'dangling'), 'is not a folder'],
    ] as const) {
      const writing = writeTree(tree, target);
      await expect(writing).rejects.toThrow(problem);
      await expect(writing).rejects.toMatchObject({ name: 'InputError' });
    }
    expect(readdirSync(folder).sort()).toEqual(
      ['dangling', 'empty', 'link', 'mine'].sort(),
    );
    expect(readdirSync(join(folder, 'empty'))).toEqual([]);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  it('leaves nothing behind when it fails or is called off', async () => {
    const calledOff = { signal: AbortSignal.abort(new Error('called off')) };
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    for (const target of [empty, join(folder, 'new')]) {
      await expect(writeTree(impossible(), target)).rejects.toThrow();
      await expect(writeTree(tree, target, calledOff)).rejects.toThrow(
        'called off',
      );
    }
    expect(readdirSync(folder)).toEqual(['empty']);
    expect(readdirSync(empty)).toEqual([]);
    await writeTree(tree, empty);
    expect((await readTree(empty)).digest).toBe(tree.digest);
  });

  it('stops while it writes, and stays off what others put there meanwhile', async () => {
    const large = treeOf(
      Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`f${n}`, ''])),
    );
    const controller = new AbortController();
    const writing = writeTree(large, folder, controller);
    while (readdirSync(folder).length === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    symlinkSync('/etc/hostname', join(folder, 'f99'));
    await expect(writing).rejects.toThrow('EEXIST');
    expect(readdirSync(folder)).toEqual(['f99']);

    rmSync(join(folder, 'f99'));
    const again = writeTree(large, folder, controller);
    setImmediate(() => controller.abort(new Error('called off')));
    await expect(again).rejects.toThrow('called off');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives back every tree there can be', async () => {
    const segment = fc.stringMatching(/^[a-zé.][a-z0-9_-]{0,5}[a-z]$/);
    const path = fc
      .array(segment, { minLength: 1, maxLength: 3 })
      .map(segments => segments.join('/'));
    const files = fc.uniqueArray(
      fc.record<TreeFile>({
        path,
        mode: fc.constantFrom('100644', '100755'),
        bytes: fc.uint8Array({ maxLength: 64 }),
      }),
      { selector: ({ path: name }) => name, maxLength: 8 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(files, async list => {
        let made: RenderedTree;
        try {
          made = createTree(list);
        } catch {
          return;
        }
        const target = join(folder, `run-${run++}`);
        await writeTree(made, target);
        expect((await readTree(target)).digest).toBe(made.digest);
      }),
      { numRuns: 150 },
    );
    expect(run).toBeGreaterThan(50);
  });
});

describe('readTree', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-tree-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves git’s own folder out and names a link instead of following it', async () => {
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, '.git/config'), '');
    writeFileSync(join(folder, 'a'), 'a');
    chmodSync(join(folder, 'a'), 0o700);
    const { files } = await readTree(folder);
    expect(files.map(({ path, mode }) => [path, mode])).toEqual([
      ['a', '100755'],
    ]);
    symlinkSync('/etc/passwd', join(folder, 'b'));
    await expect(readTree(folder)).rejects.toThrow(
      `"${join(folder, 'b')}" is neither a file nor a folder`,
    );
  });
});
