import fc from 'fast-check';
import { createTree } from './createTree';
import { TreeFile } from './RenderedTree';

function file(path: string, text = ''): TreeFile {
  return { path, mode: '100644', bytes: Buffer.from(text) };
}

function problemsOf(...paths: string[]): string {
  try {
    createTree(paths.map(path => file(path)));
  } catch (error) {
    expect(error).toMatchObject({ name: 'InputError' });
    return String(error);
  }
  return '';
}

describe('createTree', () => {
  it('sorts byte by byte and freezes', () => {
    const paths = [
      'src/a.py',
      'src-b',
      'B',
      'a',
      '\u{1f600}',
      '\uffe5',
      'src.c',
    ];
    const tree = createTree(paths.map(path => file(path, path)));
    expect(tree.files.map(({ path }) => path)).toEqual(
      [...paths].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    expect(tree.get('src/a.py')?.bytes).toEqual(Buffer.from('src/a.py'));
    expect(tree.get('src')).toBeUndefined();
    expect(tree.bytes).toBe(Buffer.byteLength(paths.join('')));
    expect(Object.isFrozen(tree)).toBe(true);
    expect(Object.isFrozen(tree.files)).toBe(true);
    expect(Object.isFrozen(tree.files[0])).toBe(true);
  });

  it('digests every path, mode and content, in whatever order they come', () => {
    const files = [file('a', '1'), file('b', '2')];
    const { digest } = createTree(files);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(createTree([...files].reverse()).digest).toBe(digest);
    const others: TreeFile[][] = [
      [file('a', '1'), file('b', '3')],
      [file('a', '1'), file('c', '2')],
      [file('a', '12'), file('b', '')],
      [file('a', '1'), { ...file('b', '2'), mode: '100755' }],
      [file('a', '1')],
    ];
    const digests = others.map(other => createTree(other).digest);
    expect(new Set([digest, ...digests]).size).toBe(others.length + 1);
  });

  it.each([
    ['', 'is empty'],
    ['/etc/passwd', 'is absolute'],
    ['../up', 'has the segment ".."'],
    ['a/./b', 'has the segment "."'],
    ['a//b', 'has an empty segment'],
    ['a/', 'has an empty segment'],
    ['a\\b', 'has a backslash'],
    ['a\0b', 'has a control character'],
    ['a\nb', 'has a control character'],
    ['a\u009b', 'has a control character'],
    ['a\ud800', 'is not valid Unicode'],
    ['a|b', 'has one of < > : " | ? *'],
    ['a./b', 'ends in a dot or a space'],
    ['a ', 'ends in a dot or a space'],
    ['src/aux.python', 'a device on Windows'],
    ['COM¹', 'a device on Windows'],
    ['nul .txt', 'a device on Windows'],
    ['é'.repeat(128), 'more than 255 bytes'],
    [`${'abc/'.repeat(256)}d`, 'longer than 1024 bytes'],
  ])('refuses %j', (path, problem) => {
    expect(problemsOf('fine', path)).toContain(`${JSON.stringify(path)} `);
    expect(problemsOf('fine', path)).toContain(problem);
  });

  it.each([
    '.git',
    '.git/config',
    'deep/down/.GIT/hooks/post-checkout',
    '.g\u200cit/config',
    '\ufeff.git/config',
    'git~1/config',
    'GIT~12',
    '.git./config',
    '.git ../config',
    '.git::$INDEX_ALLOCATION/config',
    '.git:stream',
  ])('refuses git’s own files as %j', path => {
    expect(problemsOf(path)).toContain('reaches git’s own files');
  });

  it.each(['.gitmodules', 'sub/.GitModules', 'gitmod~1', 'gi7eba~1'])(
    'refuses submodules as %j',
    path => {
      expect(problemsOf(path)).toMatch(/git’s own|submodules/);
    },
  );

  it('takes the names that only look alike', () => {
    const paths = [
      '.github/workflows/ci.yml',
      '.gitignore',
      '.gitattributes',
      '.gitlab-ci.yml',
      'a..b',
      '..a',
      'console.py',
      'com10',
      'git',
      'git~',
      'ünïcode/ß',
    ];
    expect(problemsOf(...paths)).toBe('');
  });

  it.each([
    [['a', 'a'], '"a" is there twice'],
    [['README', 'readme'], '"readme" is "README" where letter case is ignored'],
    [['\u00e9', 'e\u0301'], 'where letter case is ignored'],
    [['stra\u00dfe', 'STRASSE'], 'where letter case is ignored'],
    [['Src/a', 'src/b'], '"src/b" is "Src" where letter case is ignored'],
    [['a', 'a/b'], '"a/b" needs "a" as both a file and a folder'],
    [['A/b', 'a'], '"a" needs "A" as both a file and a folder'],
  ])('refuses the collision of %j', (paths, problem) => {
    expect(problemsOf(...paths)).toContain(problem);
  });

  it('names every problem at once', () => {
    const message = problemsOf('/a', '../b', 'c', 'C', 'fine');
    for (const path of ['/a', '../b', 'c']) {
      expect(message).toContain(JSON.stringify(path));
    }
    expect(message).not.toContain('"fine"');
  });

  it('refuses a mode and a content that do not exist', () => {
    const link = { ...file('a'), mode: '120000' } as unknown as TreeFile;
    const text = { ...file('b'), bytes: 'text' } as unknown as TreeFile;
    expect(() => createTree([link, text])).toThrow(
      /"a" has a mode other than.*"b" has no bytes/,
    );
  });

  it('never lets a path out, into git or onto another, whatever it is made of', () => {
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('a', 'B', 'b', 'c', '/', '/') },
      fc.constantFrom('.', '..', '.git', 'GIT', '~1', ' ', ':', '\\', '\0'),
      fc.constantFrom('\u200c', 'e\u0301', '\u00e9', 'con', '.txt'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    );
    const path = fc.array(piece, { maxLength: 5 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.array(path, { maxLength: 6 }), paths => {
        if (problemsOf(...paths)) {
          return;
        }
        const folds = paths.map(name => name.normalize('NFC').toLowerCase());
        expect(new Set(folds).size).toBe(paths.length);
        for (const segment of folds.flatMap(name => name.split('/'))) {
          expect(segment).not.toMatch(/^$|^\.{1,2}$|[\0\\:]|[. ]$/);
          expect(segment.replace(/\u200c/g, '')).not.toMatch(/^(\.git|git~1)$/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
