import { renderText } from '../testing/renderText';

const values = {
  text: 'abc',
  number: 7,
  list: ['a', 'b'],
  mapping: { key: 'value', toString: 'own' },
  nothing: null,
};

/** Every text a template author or an answer was ever seen to break out of nunjucks with. */
const escapes = [
  '${{ range.constructor("return process")() }}',
  '${{ values.text.constructor }}',
  '${{ values.text["constructor"] }}',
  '${{ values.text["con" ~ "structor"]["con" ~ "structor"]("return 1")() }}',
  '${{ values.list.constructor.constructor("return this")() }}',
  '${{ values.list["__proto__"] }}',
  '${{ values.mapping.__proto__ }}',
  '${{ values.mapping["__pro" ~ "to__"] }}',
  '${{ values.mapping.prototype }}',
  '${{ values.mapping.hasOwnProperty("key") }}',
  '${{ values.mapping.__defineGetter__ }}',
  '${{ values.mapping.valueOf() }}',
  '${{ values.number.toFixed(2) }}',
  '${{ values.text.toUpperCase() }}',
  '${{ values.text.replace("a", "b") }}',
  '${{ values.list.push("c") }}',
  '${{ values.list.map("x") }}',
  '${{ values.list[["constructor"]] }}',
  '${{ values.mapping[["__proto__"]] }}',
  '${{ values["text"]["length"]["constructor"] }}',
  '${{ (values.list | map("constructor")) | json }}',
  '${{ values.list | map("constructor.constructor") }}',
  '${{ values.list | join(",", "__proto__") }}',
  '${{ values.list | sort(attribute="constructor") }}',
  '${{ [values.mapping] | groupby("constructor") }}',
  '${{ [values.mapping] | selectattr("__proto__") }}',
  '${{ {"__proto__": 1} }}',
  '${{ {constructor: 1} | json }}',
  '{% macro m() %}{% endmacro %}${{ m.constructor }}',
  '{% macro m() %}{% endmacro %}${{ m.call }}',
  '{% macro m() %}{% endmacro %}${{ m.invoke({}) }}',
  '{% macro m() %}{% endmacro %}${{ m["apply"]() }}',
  '{% macro m() %}{% endmacro %}${{ m }}',
  '{% macro m() %}{% endmacro %}${{ m(constructor=1) }}',
  '{% for i in values.list %}${{ loop.constructor }}{% endfor %}',
  '{% for i in values.list %}${{ loop.__proto__ }}{% endfor %}',
  '{% for k, v in values.mapping.__proto__ %}{% endfor %}',
  '{% for c in values.text %}${{ c }}{% endfor %}',
  '${{ cycler("a").next() }}',
  '${{ joiner(",")() }}',
  '${{ this }}',
  '${{ self }}',
  '${{ process }}',
  '${{ globalThis }}',
  '${{ require("fs") }}',
  '${{ env }}',
  '${{ context }}',
  '${{ frame }}',
  '${{ runtime }}',
  '${{ r }}',
  '${{ v }}',
  '${{ s }}',
  '${{ constructor }}',
  '${{ __proto__ }}',
  '${{ toString }}',
  '${{ hasOwnProperty("x") }}',
  '${{ r/(a+)+$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa!") }}',
  '${{ values.text | safe }}',
  '${{ values.text | constructor }}',
  '${{ values.text | __proto__ }}',
  '${{ values.text is constructor }}',
  '${{ values.list | select("constructor") }}',
  '{% include "/etc/passwd" %}',
  '{% include "../../../etc/passwd" %}',
  '{% include values.text %}',
  '{% import "fs" as fs %}${{ fs.readFileSync("/etc/passwd") }}',
  '{% from "__proto__" import x %}',
  '{% extends "base.html" %}',
  '{% block constructor %}{% endblock %}',
  '{% asyncEach i in values.list %}{% endeach %}',
  '{% asyncAll i in values.list %}{% endall %}',
  '{% ifAsync values.text %}{% endif %}',
  '{% set a.b = 1 %}',
  '{% set values.text = 1 %}',
];

describe('templates', () => {
  it.each(escapes)('reaches nothing by %s', text => {
    const before = renderText('${{ values.text }}', { values });

    expect(() => renderText(text, { values })).toThrow(
      expect.objectContaining({ name: 'TemplateError' }),
    );

    expect(renderText('${{ values.text }}', { values })).toBe(before);
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it('keeps a text of a template out of the code that is made of it', () => {
    const hostile = '"+process.exit()+"\\"`${process.exit()}`\u2028\u2029*/\'';
    const literal = hostile.replace(/[\\"]/g, '\\$&');

    expect(
      renderText(
        `${hostile}|\${{ "${literal}" }}|{% raw %}${hostile}{% endraw %}`,
      ),
    ).toBe(`${hostile}|${hostile}|${hostile}`);
  });

  it('evaluates nothing that comes from an answer', () => {
    const hostile = '${{ values.text.constructor }} {% include "x" %} {{ 1 }}';

    expect(renderText('${{ values.a }}', { values: { a: hostile } })).toBe(
      hostile,
    );
  });

  it('refuses data with a member that no template may reach', () => {
    const data = JSON.parse('{"a":{"__proto__":{"polluted":1}}}');

    expect(() => renderText('', { values: data })).toThrow(
      'values.a has a member called __proto__',
    );
    expect(() => renderText('', { values: { f: () => 1 } })).toThrow(
      'values.f is not data',
    );
  });

  it('sees an own member even if it is called like an inherited one', () => {
    expect(renderText('${{ values.mapping.toString }}', { values })).toBe(
      'own',
    );
    expect(
      renderText('${{ values.mapping.valueOf is defined }}', { values }),
    ).toBe('false');
  });

  it.each([
    'values.mapping["con" ~ "structor"]',
    'values.list["__pro" ~ "to__"]',
    'values.text["proto" ~ "type"]',
    'range["con" ~ "structor"]',
  ])('says so where %s is put together', expression => {
    const text = `{% set range = values %}\${{ ${expression} }}`;

    expect(() => renderText(text, { values })).toThrow(
      `t.njk:1: ${expression} looks up a member that templates cannot reach`,
    );
  });

  it('cannot change what it is given', () => {
    const mine = { list: [{ a: 1 }] };
    renderText('{% set x = values.list | reverse %}{% set values = 1 %}', {
      values: mine,
    });

    expect(mine).toEqual({ list: [{ a: 1 }] });
  });
});

describe('bounds', () => {
  const nested = '{% macro m() %}${{ m() }}{% endmacro %}${{ m() }}';

  it.each([
    [
      '{% for i in values.many %}{% for j in values.many %}{% endfor %}{% endfor %}',
      { steps: 100 },
      't.njk:1: values.many takes the render over 100 steps',
    ],
    [
      '{% for i in values.many %}0123456789{% endfor %}',
      { characters: 100 },
      't.njk:1: values.many makes more than 100 characters',
    ],
    [
      '${{ values.long }}',
      { characters: 100 },
      't.njk:1: values.long makes more than 100 characters',
    ],
    [
      '0123456789',
      { totalCharacters: 9 },
      't.njk:1: the template takes the rendered files over 9 characters',
    ],
    [nested, {}, 't.njk:1: m() nests more than 100 macros and includes'],
    [
      '{% include "t.njk" %}',
      {},
      't.njk:1: "t.njk" nests more than 100 macros and includes',
    ],
    [
      '{% import "t.njk" as t %}',
      {},
      't.njk:1: "t.njk" nests more than 100 macros and includes',
    ],
    [
      '{% for i in values.many %}{% for j in values.many %}{% for k in values.many %}{% for l in values.many %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}',
      { milliseconds: 5, steps: Infinity },
      't.njk:1: values.many takes the render over 5 ms',
    ],
    [
      '{% set t = "0123456789" %}{% for i in values.many %}{% set t = t ~ t %}{% endfor %}',
      {},
      't.njk:1: t ~ t makes a text that is too long',
    ],
    [
      '${{ "x" | center(1000000000) }}',
      {},
      't.njk:1: "x" | center(1000000000) is given 1000000000, which is not a whole number from 0 to 1000',
    ],
    [
      '{% set t = values.long %}{% for i in values.many %}{% set t = t | replace("x", t) %}{% endfor %}',
      {},
      't.njk:1: t | replace("x", t) makes a text that is too long',
    ],
    [
      '{% set a = [1] %}{% for i in values.many %}{% set a = [a, a] %}{% endfor %}${{ a | json }}',
      {},
      't.njk:1: a | json writes out more than 100000 values',
    ],
    [
      '${{ values.long | indent(1000) | replace("x", values.long) | indent(1000) | replace("", values.long) }}',
      {},
      'makes a text that is too long',
    ],
  ])('stops %s', (text, limits, message) => {
    const many = Array.from({ length: 60 }, (_, index) => index);
    const data = { many, long: 'x'.repeat(1000) };

    expect(() => renderText(text, { values: data, limits })).toThrow(message);

    expect(renderText('${{ values.many | length }}', { values: data })).toBe(
      '60',
    );
  });

  it('do not count what is over', () => {
    const many = Array.from({ length: 300 }, () => 1);
    const text =
      '{% macro m() %}x{% endmacro %}{% for i in values.many %}${{ m() }}{% include "p" %}{% endfor %}';

    expect(renderText(text, { values: { many }, templates: { p: 'y' } })).toBe(
      'xy'.repeat(300),
    );
  });
});
