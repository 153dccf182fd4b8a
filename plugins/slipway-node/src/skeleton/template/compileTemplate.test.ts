import { renderText } from '../testing/renderText';

const values = {
  one: 1,
  text: 'abc',
  list: [1, 2, 3],
  nothing: null,
  empty: [],
  fields: [
    { name: 'b', required: true, type: 'integer', max: 9 },
    { name: 'a', required: false, type: 'string' },
  ],
  mapping: { z: 1, y: 2 },
};

const templates = {
  '_macros/m.njk':
    '{% set answer = 42 %}{% macro greet(name, mark="!") %}Hi ${{ name }}${{ mark }} ${{ values.one }}{% endmacro %}',
  '_macros/part.njk': '<${{ item }} ${{ values.text }}>',
};

describe('the template language', () => {
  it.each([
    // Tags and white space.
    [
      '$ {{ x }} ${FOO} $${{ values.one }} {{ y }}',
      '$ {{ x }} ${FOO} $1 {{ y }}',
    ],
    ['  {% if true %}\n  a\n  {% endif %}\nb', '  a\nb'],
    ['a {#- c -#} b', 'ab'],
    ['${{- values.one -}} x', '1x'],
    [
      '{% raw %}${{ github.ref }} {% if %}{% endraw %}',
      '${{ github.ref }} {% if %}',
    ],
    ['${{ "a\\n\\"b\\"" }}', 'a\n"b"'],
    // Expressions.
    [
      '${{ 1 + 2 * 3 }} ${{ (1 + 2) * 3 }} ${{ 7 // 2 }} ${{ 7 % 4 }}',
      '7 9 3 3',
    ],
    [
      '${{ -values.one }} ${{ +2 }} ${{ 2 ** 3 }} ${{ 3 / 2 }} ${{ 2 - 3 }}',
      '-1 2 8 1.5 -1',
    ],
    ['${{ "a" ~ 1 ~ true }} ${{ "a" + "b" }}', 'a1true ab'],
    [
      '${{ not values.one == 2 }} ${{ 1 != 2 }} ${{ "a" < "b" }} ${{ 2 >= 3 }}',
      'true true true false',
    ],
    [
      '${{ 1 == "1" }} ${{ values.nothing == none }} ${{ values.nothing is none }}',
      'false true true',
    ],
    [
      '${{ "b" in values.text }} ${{ 4 in values.list }} ${{ "z" in values.mapping }} ${{ 4 not in values.list }}',
      'true false true true',
    ],
    [
      '${{ "x" if values.one == 2 else "y" }}${{ "z" if values.one == 2 }}',
      'y',
    ],
    ['${{ "" or "b" }} ${{ "a" and "b" }} ${{ 0 and 1 or 2 }}', 'b b 2'],
    [
      '${{ values.list[0] }} ${{ values.mapping["z"] }} ${{ values.text[1] }} ${{ values.text.length }}',
      '1 1 b 3',
    ],
    // What may be missing.
    [
      '${{ values.x is defined }} ${{ values.x is undefined }} ${{ y is defined }}',
      'false true false',
    ],
    [
      '${{ values.x | default("d") }} ${{ y | d(1) }} ${{ values.one | default(2) }}',
      'd 1 1',
    ],
    // Loops and variables.
    [
      '{% for i in values.list %}${{ loop.index }}/${{ loop.length }}${{ "," if not loop.last }}{% endfor %}',
      '1/3,2/3,3/3',
    ],
    ['{% for k, v in values.mapping %}${{ k }}${{ v }}{% endfor %}', 'z1y2'],
    ['{% for i in values.empty %}x{% else %}none{% endfor %}', 'none'],
    [
      '{% set t = 0 %}{% for i in values.list %}{% set t = t + i %}{% endfor %}${{ t }}',
      '6',
    ],
    [
      '{% for i in values.list %}{% for j in values.list %}${{ loop.index if loop.first }}{% endfor %}${{ loop.index }}{% endfor %}',
      '111213',
    ],
    [
      '{% set a, b = 2 %}${{ a }}${{ b }}{% set c %}x{% if a == 2 %}y{% endif %}{% endset %}${{ c | upper }}',
      '22XY',
    ],
    [
      '{% if values.one == 2 %}a{% elif values.one == 1 %}b{% else %}c{% endif %}',
      'b',
    ],
    [
      '{% switch values.text %}{% case "x" %}1{% case "abc" %}2{% default %}3{% endswitch %}',
      '2',
    ],
    // Macros.
    [
      '{% macro m(a, b=2) %}${{ a }}-${{ b }}{% endmacro %}${{ m(1) }} ${{ m(1, 3) }} ${{ m(b=4, a=5) }}',
      '1-2 1-3 5-4',
    ],
    [
      '{% macro w(t) %}<${{ t }}>${{ caller() }}{% endmacro %}{% for i in [1] %}{% call w("q") %}body ${{ i }}{% endcall %}{% endfor %}',
      '<q>body 1',
    ],
    [
      '{% set x = 1 %}{% macro m() %}${{ x }}{% set x = 2 %}{% endmacro %}{% for x in [3] %}${{ m is defined }}{% endfor %}',
      'true',
    ],
    [
      '{% from "_macros/m.njk" import greet, answer as a %}${{ greet("Jo") }} ${{ a }}',
      'Hi Jo! 1 42',
    ],
    [
      '{% import "_macros/m.njk" as m %}${{ m.greet("Jo", mark="?") }} ${{ m.answer }}',
      'Hi Jo? 1 42',
    ],
    [
      '{% for item in values.list %}{% include "_macros/part.njk" %}{% endfor %}',
      '<1 abc><2 abc><3 abc>',
    ],
    ['${{ "ab é" | width }} ${{ "日本 🚢" | width }}', '4 7'],
    [
      '${{ "é" | sha256 }}',
      '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c',
    ],
    ['{% filter upper %}ab${{ values.text }}{% endfilter %}', 'ABABC'],
    // Filters.
    ['${{ values.fields | map("name") | sort | join(", ") }}', 'a, b'],
    [
      '${{ ["m10", "m2 a", "m2", "m2.b", "m_1", "M"] | sort | join(", ") }}',
      'M, m2, m2 a, m2.b, m10, m_1',
    ],
    ['${{ values.fields | selectattr("required") | map("name") | join }}', 'b'],
    [
      '${{ values.fields | selectattr("max", "defined") | length }}${{ values.fields | rejectattr("type", "eq", "string") | length }}',
      '11',
    ],
    [
      '${{ values.fields | sort(attribute="name") | map("name") | first }}',
      'a',
    ],
    [
      '{% for type, group in values.fields | groupby("type") %}${{ type }}${{ group | length }} {% endfor %}',
      'integer1 string1 ',
    ],
    [
      '${{ values.list | batch(2) | json }} ${{ values.mapping | dictsort | json }}',
      '[[1,2],[3]] [["y",2],["z",1]]',
    ],
    [
      '${{ values.text | replace("b", "$&") }} ${{ "a\\nb\\n\\nc" | indent(2) }}',
      'a$&c a\n  b\n\n  c',
    ],
    [
      '${{ "hello big world" | title }} ${{ "aBC" | capitalize }} ${{ " x " | trim }}|',
      'Hello Big World Abc x|',
    ],
    [
      '${{ values.list | sum }} ${{ values.list | last }} ${{ [1, 1] | unique | length }} ${{ "a,b" | split(",") | json }}',
      '6 3 1 ["a","b"]',
    ],
    [
      '${{ 1.256 | round(2) }} ${{ "12" | int }} ${{ -3 | abs }} ${{ "abcdef" | truncate(3) }}',
      '1.26 12 3 abc...',
    ],
  ])('renders %s', (text, expected) => {
    expect(renderText(text, { values, templates })).toBe(expected);
  });

  it.each([
    // Found while compiling.
    [
      'a\n\n${{ values. }}',
      't.njk:3: the template cannot be read: expected name as lookup value, got }}',
    ],
    [
      '{% if values.one %}\n',
      't.njk:1: the template cannot be read: expected elif, else, or endif, got end of file',
    ],
    [
      '\n{% nope %}',
      't.njk:2: the template cannot be read: unknown block tag: nope',
    ],
    [
      '${{ values.one | nope }}',
      't.njk:1: values.one | nope uses the unknown filter nope',
    ],
    [
      '${{ values.one is nope }}',
      't.njk:1: values.one is nope uses the unknown test nope',
    ],
    [
      '${{ values.one | upper(1) }}',
      't.njk:1: values.one | upper(1) has more arguments than the filter takes',
    ],
    [
      '${{ values.list | join(by="x") }}',
      't.njk:1: values.list | join(by="x") has an argument by the filter does not take',
    ],
    [
      '{% for a in values.list %}{% macro m() %}{% endmacro %}{% endfor %}',
      't.njk:1: {% macro m %} must stand outside of loops and other macros',
    ],
    [
      '{% include values.text %}',
      't.njk:1: values.text must be the name of a template, in quotes',
    ],
    [
      '${{ 1 < 2 < 3 }}',
      't.njk:1: 1 < 2 < 3 compares more than two values; join two comparisons with and',
    ],
    // Found while rendering.
    ['a\nb ${{ values.nam }}', 't.njk:2: values.nam is not defined'],
    ['${{ values.nam.x }}', 't.njk:1: values.nam is not defined'],
    ['${{ values.nothing.x }}', 't.njk:1: values.nothing.x looks into none'],
    ['${{ nam }}', 't.njk:1: nam is not defined'],
    ['${{ nam.x is defined }}', 't.njk:1: nam is not defined'],
    [
      '{% if false %}{% set x = 1 %}{% endif %}${{ x }}',
      't.njk:1: x is not defined',
    ],
    [
      '{% macro m(a) %}${{ a }}{% endmacro %}\n${{ m() }}',
      't.njk:1: a is not defined',
    ],
    [
      '{% macro m(a) %}{% endmacro %}${{ m(1, 2) }}',
      't.njk:1: m(1, 2) has more arguments than m takes',
    ],
    [
      '{% macro m(a) %}{% endmacro %}${{ m(b=2) }}',
      't.njk:1: m(b=2) has an argument b that m does not take',
    ],
    [
      '{% from "_macros/m.njk" import nope %}',
      't.njk:1: "_macros/m.njk" has no macro or variable nope',
    ],
    [
      '{% from "nope.njk" import x %}',
      't.njk:1: "nope.njk" is not a template of this skeleton',
    ],
    [
      '${{ values.list }}',
      't.njk:1: values.list is a list, which has no text; use a filter such as join or json',
    ],
    [
      '${{ values.nothing }}',
      't.njk:1: values.nothing is none, which has no text; use a filter such as join or json',
    ],
    [
      '{% if values.empty %}{% endif %}',
      't.njk:1: values.empty is a list; ask for its length',
    ],
    [
      '{% for i in values.one %}{% endfor %}',
      't.njk:1: values.one is a number; a loop needs a list or a mapping',
    ],
    [
      '${{ values.text + 1 }}',
      't.njk:1: values.text + 1 calculates with a string',
    ],
    [
      '${{ values.text < 1 }}',
      't.njk:1: values.text < 1 compares a string with a number',
    ],
    ['${{ 1 in 2 }}', 't.njk:1: 1 in 2 looks for a number in a number'],
    [
      '${{ values.text() }}',
      't.njk:1: values.text() calls a string; only macros and listed functions can be called',
    ],
    [
      '${{ values.one | upper | length | join }}',
      't.njk:1: values.one | upper | length | join is given a number instead of a list',
    ],
    [
      '${{ values.fields | map("max") | json }}',
      't.njk:1: values.fields | map("max") finds no max on a mapping',
    ],
  ])('explains what is wrong with %s', (text, message) => {
    expect(() => renderText(text, { values, templates })).toThrow(
      expect.objectContaining({ name: 'TemplateError', message }),
    );
  });
});
