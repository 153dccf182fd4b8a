import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnswersFile, wrongAnswers } from './readAnswersFile';
import readSecretsFile from './readSecretsFile';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-input-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** What reading a file with this content is refused for. */
async function refusalOf(
  content: string,
  read: (path: string) => Promise<unknown>,
): Promise<string> {
  const path = join(folder, 'input.yaml');
  await writeFile(path, content);
  const error = await read(path).then(
    () => undefined,
    thrown => thrown,
  );
  expect(error).toMatchObject({ name: 'InputError' });
  return error.message;
}

describe('readAnswersFile', () => {
  async function readAnswers(path: string) {
    const { problems } = await readAnswersFile(path);
    throw wrongAnswers(path, problems);
  }

  it.each([
    ['no YAML', 'a: [', 'is not YAML at line 1, column 5: Flow sequence'],
    ['several documents', 'a: 1\n---\nb: 2\n', 'is not YAML at line 2'],
    [
      'a key twice',
      'name: a\nowner: b\n"name": c\n',
      'has a key more than once: "name" in lines 1 and 3; keep one of each',
    ],
    [
      'several keys more than once',
      'database:\n  keys: a\n  keys: b\nowner: c\n\nowner: d\nowner: e\n',
      'once: "owner" in lines 4, 6 and 7, "keys" in lines 2 and 3; keep one',
    ],
    ['a key twice, and no YAML', 'a: 1\na: 2\nb: [', 'is not YAML at line 3'],
    ['an alias to nothing', 'a: *b\n', 'YAML aliases that cannot be'],
    [
      'aliases that explode',
      `a: &a [x]\n${[...'bcdefgh']
        .map((key, index) => {
          const before = 'abcdefg'[index];
          return `${key}: &${key} [${`*${before}, `.repeat(9)}]\n`;
        })
        .join('')}`,
      'YAML aliases that cannot be resolved',
    ],
    ['a text', 'hello\n', 'answers: must be an object'],
    ['nothing', '', 'answers: must be an object'],
    ['too much', 'x'.repeat(5_000_000), 'is larger than 4 MB'],
  ])('refuses a file that holds %s', async (_, content, reason) => {
    expect(await refusalOf(content, readAnswers)).toContain(reason);
  });

  it.each(['', '# nothing\n', 'hello\n', '[]'])(
    'has nothing to ask a portal where a file holds %j',
    async content => {
      const path = join(folder, 'input.yaml');
      await writeFile(path, content);
      const { isSendable, problems } = await readAnswersFile(path);
      expect(problems).toEqual([
        'answers: must be an object with keys and values',
      ]);
      expect(isSendable).toBe(false);
    },
  );

  it.each([
    ['missing.yaml', 'does not exist; give the path of a YAML file'],
    ['', 'is a folder; give the path of a YAML file'],
  ])('refuses the path %j', async (path, reason) => {
    await expect(readAnswersFile(join(folder, path))).rejects.toThrow(reason);
  });
});

describe('readSecretsFile', () => {
  const environments = ['staging', 'production'];
  const read = (path: string) => readSecretsFile(path, environments);

  it('gives each secret the key its task has it by', async () => {
    const path = join(folder, 'secrets.yaml');
    await writeFile(path, 'A: one\nstaging:\n  B: two\n  C: "3"\n');
    expect(await read(path)).toEqual({
      'ci:A': 'one',
      'ci:staging:B': 'two',
      'ci:staging:C': '3',
    });
    await writeFile(path, '# none\n');
    expect(await read(path)).toEqual({});
  });

  it.each([
    ['no YAML', 'TOKEN: "hunter2', 'is not YAML at line 1, column'],
    ['an alias', 'TOKEN: *hunter2\n', 'YAML aliases that cannot be'],
    ['a tag', 'TOKEN: !hunter2 {a: [\n', 'is not YAML at line'],
    [
      'a name twice',
      'staging:\n  A: hunter2\n  A: 1234567\n',
      'has a key more than once: A in lines 2 and 3; keep one of each',
    ],
    [
      'a value twice for a name',
      '"s3cr t/hunter2": a\n"s3cr t/hunter2": b\n',
      'once: an entry in lines 1 and 2; keep one of each',
    ],
    ['a list', '- hunter2\n', 'must hold names with values'],
    ['a text', 'hunter2\n', 'must hold names with values'],
    ['a number', 'TOKEN: 1234567\n', 'the value of TOKEN is not text'],
    ['too deep a value', 'staging:\n  A:\n    B: hunter2\n', 'value of A is'],
    ['no environment', 'qa:\n  A: hunter2\n', 'there is no environment "qa"'],
    ['a bad name', 'GITHUB_X: hunter2\n', 'must not start with GITHUB_'],
    [
      'too much for one task',
      `A: ${'hunter2'.repeat(5_000)}\n`,
      'the secrets together are longer than',
    ],
    ['a value for a name', '"s3cr t/hunter2": 1\n', 'the value of an entry'],
  ])('refuses %s without showing a value', async (_, content, reason) => {
    const message = await refusalOf(content, read);
    expect(message).toContain(reason);
    expect(message).not.toMatch(/hunter2|1234567/);
  });
});
