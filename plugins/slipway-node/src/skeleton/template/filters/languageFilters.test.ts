import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { parse } from 'yaml';
import { renderText } from '../../testing/renderText';

/** Strings that were each made to leave the literal they are put into. */
const hostile = [
  '',
  ' ',
  'null',
  'yes',
  '~',
  '- a',
  'a: b',
  'a #b',
  '#',
  '12',
  '1e3',
  '0x10',
  '2024-01-01',
  "it's",
  'say "hi"',
  `"'`,
  `'"""`,
  'back\\slash\\',
  '\\N{BULLET} \\x41 \\u0041 %s {x}',
  'line\nbreak',
  'carriage\rreturn\r\n',
  'tab\tvertical\vform\f',
  'separators\u2028\u2029\u0085',
  'nul\0bell\u0007escape\u001bdelete\u007f',
  'bidi \u202e \u2066 mark \u200f bom \ufeff zero\u200bwidth nbsp\u00a0',
  'no characters \ufffe \uffff \ufdd0 \u{1ffff}',
  'emoji 😀 family 👩‍👩‍👧 math 𝒜',
  '*/ end /* begin --> --!> <!-- -->',
  '`tick` ``` ~~~ $(id) ${HOME} $PATH !!',
  '${{ secrets.TOKEN }} ${{',
  '{{ values }} {% raw %} {# x #}',
  '<script>alert(1)</script> &amp; [a](b) ![c](d) *e* _f_ # g',
  '| table | > quote',
  '{a, [b], &c *d !e %f @g',
];

const anyText = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...'\'"\\\n\r${}`#:*/-<>!&|~[]() a0é\u2028😀'),
  }),
);

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** Strings without halves of surrogate pairs, which no file can hold. */
const texts = [
  ...hostile,
  ...fc.sample(anyText, { seed, numRuns: 400 }),
].filter(text => !/\p{Cs}/u.test(text));

const apply = (filter: string, value: unknown) =>
  renderText(`\${{ values.it | ${filter} }}`, { values: { it: value } });

/** Runs Python with the JSON list of inputs on its standard input; answers with what it prints as JSON. */
function python(program: string, inputs: readonly string[]): unknown {
  const output = execFileSync('python3', ['-c', program], {
    input: JSON.stringify(inputs),
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  return JSON.parse(output);
}

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import tomllib'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const describePython = hasPython() || process.env.CI ? describe : describe.skip;

describe(`the filters of languages, seed ${seed}`, () => {
  describePython('with python3', () => {
    it('python writes literals that Python reads as the same value', () => {
      const values = [
        ...texts,
        ...[true, false, null, 0, -1, 1.5, 1e21, 123456789012345680000],
        ['a', ['b', null], {}],
        { key: "it's", list: [1, true] },
      ];
      const read = python(
        'import ast,json,sys; print(json.dumps([ast.literal_eval(t) for t in json.load(sys.stdin)]))',
        values.map(value => apply('python', value)),
      );

      expect(read).toEqual(values);
    });

    it('python writes one line of visible characters', () => {
      for (const text of texts) {
        expect(apply('python', text)).toMatch(
          /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u,
        );
      }
      expect(apply('python', `it's "x"`)).toBe(`'it\\'s "x"'`);
      expect(apply('python', `it's`)).toBe(`"it's"`);
      expect(apply('python', '\u2028😀\ud800')).toBe('"\\u2028😀\\ud800"');
    });

    it('toml writes values that Python reads as the same value', () => {
      const values = [...texts, true, 5, -1.5, ['a', 'b'], { a: { b: 'c' } }];
      const read = python(
        'import tomllib,json,sys; print(json.dumps([tomllib.loads("k = " + t)["k"] for t in json.load(sys.stdin)]))',
        values.map(value => apply('toml', value)),
      );

      expect(read).toEqual(values);
      expect(() => apply('toml', null)).toThrow('has no TOML for none');
    });

    it('comment stays in its line behind # and obeys nothing', () => {
      const comments = texts.map(text => apply('comment', text));
      const read = python(
        [
          'import ast,io,json,sys,tokenize',
          'def check(t):',
          '    source = ("# " + t + "\\nx = 1\\n").encode()',
          '    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)',
          '    return [encoding, len(ast.parse(source).body)]',
          'print(json.dumps([check(t) for t in json.load(sys.stdin)]))',
        ].join('\n'),
        [...comments, apply('comment', '-*- coding: rot13 -*-')],
      );

      expect(read).toEqual([...comments, ''].map(() => ['utf-8', 1]));
    });
  });

  it('comment cannot leave a block comment and is one clean line', () => {
    for (const text of texts) {
      const comment = apply('comment', text);
      expect(comment).not.toMatch(
        /\*\/|\/\*|--!?>|\\$|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u,
      );
      expect(comment).toBe(comment.trim());
    }
    expect(apply('comment', 'a\n\tb\u2028 c\\')).toBe('a b c');
    expect(apply('comment', '*/ /* --> **/')).toBe('* / / * -- > ** /');
  });

  it('json writes what JSON reads as the same value', () => {
    for (const value of [...texts, { a: [1, null, 'x'] }, []]) {
      const text = apply('json', value);
      expect(JSON.parse(text)).toEqual(value);
      expect(text).not.toMatch(/[\n\u2028\u2029\u0085\ufeff]/);
    }
    expect(apply('json(2)', { a: 1 })).toBe('{\n  "a": 1\n}');
  });

  it.each(['1.1', '1.2'] as const)(
    'yaml writes what YAML %s reads',
    version => {
      for (const value of [
        ...texts,
        true,
        null,
        3,
        -1.5,
        ['a', 'b: c'],
        { 'a: b': 'c' },
      ]) {
        const text = apply('yaml', value);
        expect(parse(`key: ${text} # after\nnext: 1\n`, { version })).toEqual({
          key: value,
          next: 1,
        });
        expect(parse(`[${text}, 1]`, { version })).toEqual([value, 1]);
      }
      expect(apply('yaml', 'order-service')).toBe('order-service');
      expect(apply('yaml', 'no')).toBe('"no"');
    },
  );

  it('workflow leaves nothing that GitHub would evaluate', () => {
    for (const text of texts) {
      const read = parse(apply('workflow', text)) as string;
      const parts = read.split("${{ '${{' }}");
      expect(parts.filter(part => part.includes('${{'))).toEqual([]);
      expect(parts.join('${{')).toBe(text);
    }
  });

  it('shell writes one word that sh hands on unchanged', () => {
    const words = texts.filter(text => !text.includes('\0'));
    const quoted = words.map(word => apply('shell', word)).join(' ');
    const output = execFileSync('sh', ['-s'], {
      input: `printf '%s\\0' ${quoted}\n`,
      encoding: 'utf8',
      maxBuffer: 64e6,
    });

    expect(output.split('\0').slice(0, -1)).toEqual(words);
    expect(() => apply('shell', 'a\0b')).toThrow(
      't.njk:1: values.it | shell is given a NUL character, which no shell word can hold',
    );
  });

  it('markdown writes a line without markup of its own', () => {
    for (const text of texts) {
      const line = apply('markdown', text);
      expect(line).not.toMatch(/[<>|~$\n\r]/);
      expect(line).not.toMatch(/(?<!\\)(?:\\\\)*[`*_{}[\]]/);
      expect(line).not.toMatch(/^(?:[#+\-!=?:]|\d+[.)])/);
      const shown = line
        .replace(/\\([\\`*_{}[\]#+\-!.)])/g, '$1')
        .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
      expect(shown).toBe(
        text
          .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
          .replace(/[\p{Cf}\p{Noncharacter_Code_Point}]/gu, '')
          .replace(/ +/g, ' ')
          .trim(),
      );
    }
    expect(apply('markdown', '1. <b> [x](y)')).toBe(
      '1\\. &lt;b&gt; \\[x\\](y)',
    );
  });

  it.each(['python', 'json', 'yaml', 'toml', 'shell', 'markdown', 'comment'])(
    '%s takes the half of a surrogate pair without breaking the file',
    filter => {
      const text = apply(filter, 'a\ud800b');

      expect(Buffer.from(text).toString('utf8')).toBe(
        text.replace(/\p{Cs}/gu, '\ufffd'),
      );
    },
  );
});
